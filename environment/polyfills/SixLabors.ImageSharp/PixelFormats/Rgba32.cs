using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Four bytes: red, green, blue, alpha; colours not premultiplied.</summary>
[StructLayout(LayoutKind.Sequential)]
public partial struct Rgba32 : IPixel<Rgba32>, IPackedVector<uint>
{
    public byte R;
    public byte G;
    public byte B;
    public byte A;

    public Rgba32(byte r, byte g, byte b)
        : this(r, g, b, byte.MaxValue)
    {
    }

    public Rgba32(byte r, byte g, byte b, byte a)
    {
        R = r;
        G = g;
        B = b;
        A = a;
    }

    public Rgba32(float r, float g, float b, float a = 1)
        : this(new Vector4(r, g, b, a))
    {
    }

    public Rgba32(Vector3 vector)
        : this(new Vector4(vector, 1))
    {
    }

    public Rgba32(Vector4 vector)
    {
        vector = Vector4.Clamp((vector * byte.MaxValue) + new Vector4(0.5F), Vector4.Zero, new Vector4(byte.MaxValue));
        this = new Rgba32((byte)vector.X, (byte)vector.Y, (byte)vector.Z, (byte)vector.W);
    }

    public Rgba32(uint packed) => Rgba = packed;

    public uint Rgba
    {
        readonly get => Unsafe.BitCast<Rgba32, uint>(this);
        set => this = Unsafe.BitCast<uint, Rgba32>(value);
    }

    public Rgb24 Rgb
    {
        readonly get => new(R, G, B);
        set => this = new Rgba32(value.R, value.G, value.B, A);
    }

    public Bgr24 Bgr
    {
        readonly get => new(R, G, B);
        set => this = new Rgba32(value.R, value.G, value.B, A);
    }

    public uint PackedValue
    {
        readonly get => Rgba;
        set => Rgba = value;
    }

    public static implicit operator Color(Rgba32 source) => new(source);

    public static implicit operator Rgba32(Color color) => color.ToPixel<Rgba32>();

    public static bool operator ==(Rgba32 left, Rgba32 right) => left.Equals(right);

    public static bool operator !=(Rgba32 left, Rgba32 right) => !left.Equals(right);

    public static Rgba32 ParseHex(string hex)
    {
        Guard.NotNull(hex, nameof(hex));
        return TryParseHex(hex, out Rgba32 result)
            ? result
            : throw new ArgumentException($"'{hex}' is not a colour; expected RGB, RGBA, RRGGBB or RRGGBBAA.", nameof(hex));
    }

    public static bool TryParseHex(string? hex, out Rgba32 result) => HexColor.TryParse(hex, out result);

    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    public readonly Vector4 ToScaledVector4() => ToVector4();

    public void FromVector4(Vector4 vector) => this = new Rgba32(vector);

    public readonly Vector4 ToVector4() => new Vector4(R, G, B, A) / byte.MaxValue;

    public void FromBgr24(Bgr24 source) => this = new Rgba32(source.R, source.G, source.B);

    public void FromBgra32(Bgra32 source) => this = new Rgba32(source.R, source.G, source.B, source.A);

    public void FromL8(L8 source) => this = new Rgba32(source.PackedValue, source.PackedValue, source.PackedValue);

    public void FromRgb24(Rgb24 source) => this = new Rgba32(source.R, source.G, source.B);

    public void FromRgba32(Rgba32 source) => this = source;

    public void ToRgba32(ref Rgba32 dest) => dest = this;

    public readonly string ToHex() => $"{R:X2}{G:X2}{B:X2}{A:X2}";

    public override readonly bool Equals(object? obj) => obj is Rgba32 other && Equals(other);

    public readonly bool Equals(Rgba32 other) => Rgba == other.Rgba;

    public override readonly string ToString() => $"Rgba32({R}, {G}, {B}, {A})";

    public override readonly int GetHashCode() => Rgba.GetHashCode();
}
