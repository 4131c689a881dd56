using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Three bytes: blue, green, red.</summary>
[StructLayout(LayoutKind.Sequential)]
public partial struct Bgr24 : IPixel<Bgr24>
{
    public byte B;
    public byte G;
    public byte R;

    public Bgr24(byte r, byte g, byte b)
    {
        R = r;
        G = g;
        B = b;
    }

    public static implicit operator Color(Bgr24 source) => new(source);

    public static implicit operator Bgr24(Color color) => color.ToPixel<Bgr24>();

    public static bool operator ==(Bgr24 left, Bgr24 right) => left.Equals(right);

    public static bool operator !=(Bgr24 left, Bgr24 right) => !left.Equals(right);

    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    public readonly Vector4 ToScaledVector4() => ToVector4();

    public void FromVector4(Vector4 vector) => FromRgba32(new Rgba32(vector));

    public readonly Vector4 ToVector4() => new Vector4(R, G, B, byte.MaxValue) / byte.MaxValue;

    public void FromBgr24(Bgr24 source) => this = new Bgr24(source.R, source.G, source.B);

    public void FromBgra32(Bgra32 source) => this = new Bgr24(source.R, source.G, source.B);

    public void FromL8(L8 source) => this = new Bgr24(source.PackedValue, source.PackedValue, source.PackedValue);

    public void FromRgb24(Rgb24 source) => this = new Bgr24(source.R, source.G, source.B);

    public void FromRgba32(Rgba32 source) => this = new Bgr24(source.R, source.G, source.B);

    public void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(R, G, B);

    public override readonly bool Equals(object? obj) => obj is Bgr24 other && Equals(other);

    public readonly bool Equals(Bgr24 other) => R == other.R && G == other.G && B == other.B;

    public override readonly int GetHashCode() => HashCode.Combine(R, B, G);

    public override readonly string ToString() => $"Bgr24({B}, {G}, {R})";
}
