using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Four bytes: blue, green, red, alpha; colours not premultiplied.</summary>
[StructLayout(LayoutKind.Sequential)]
public partial struct Bgra32 : IPixel<Bgra32>, IPackedVector<uint>
{
    public byte B;
    public byte G;
    public byte R;
    public byte A;

    public Bgra32(byte r, byte g, byte b)
        : this(r, g, b, byte.MaxValue)
    {
    }

    public Bgra32(byte r, byte g, byte b, byte a)
    {
        R = r;
        G = g;
        B = b;
        A = a;
    }

    public uint Bgra
    {
        readonly get => Unsafe.BitCast<Bgra32, uint>(this);
        set => this = Unsafe.BitCast<uint, Bgra32>(value);
    }

    public uint PackedValue
    {
        readonly get => Bgra;
        set => Bgra = value;
    }

    public static implicit operator Color(Bgra32 source) => new(source);

    public static implicit operator Bgra32(Color color) => color.ToPixel<Bgra32>();

    public static bool operator ==(Bgra32 left, Bgra32 right) => left.Equals(right);

    public static bool operator !=(Bgra32 left, Bgra32 right) => !left.Equals(right);

    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    public readonly Vector4 ToScaledVector4() => ToVector4();

    public void FromVector4(Vector4 vector) => FromRgba32(new Rgba32(vector));

    public readonly Vector4 ToVector4() => new Vector4(R, G, B, A) / byte.MaxValue;

    public void FromBgr24(Bgr24 source) => this = new Bgra32(source.R, source.G, source.B);

    public void FromBgra32(Bgra32 source) => this = source;

    public void FromL8(L8 source) => this = new Bgra32(source.PackedValue, source.PackedValue, source.PackedValue);

    public void FromRgb24(Rgb24 source) => this = new Bgra32(source.R, source.G, source.B);

    public void FromRgba32(Rgba32 source) => this = new Bgra32(source.R, source.G, source.B, source.A);

    public void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(R, G, B, A);

    public override readonly bool Equals(object? obj) => obj is Bgra32 other && Equals(other);

    public readonly bool Equals(Bgra32 other) => Bgra == other.Bgra;

    public override readonly int GetHashCode() => Bgra.GetHashCode();

    public override readonly string ToString() => $"Bgra32({B}, {G}, {R}, {A})";
}
