using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>One byte of luminance (ITU-R BT.709 of the gamma-encoded bytes when made from colour).</summary>
public partial struct L8 : IPixel<L8>, IPackedVector<byte>
{
    public L8(byte luminance) => PackedValue = luminance;

    public byte PackedValue { get; set; }

    public static bool operator ==(L8 left, L8 right) => left.Equals(right);

    public static bool operator !=(L8 left, L8 right) => !left.Equals(right);

    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);

    public readonly Vector4 ToScaledVector4() => ToVector4();

    public void FromVector4(Vector4 vector) => FromRgba32(new Rgba32(vector));

    public readonly Vector4 ToVector4() => new(new Vector3(PackedValue / 255F), 1F);

    public void FromBgr24(Bgr24 source) => PackedValue = Luminance(source.R, source.G, source.B);

    public void FromBgra32(Bgra32 source) => PackedValue = Luminance(source.R, source.G, source.B);

    public void FromL8(L8 source) => this = source;

    public void FromRgb24(Rgb24 source) => PackedValue = Luminance(source.R, source.G, source.B);

    public void FromRgba32(Rgba32 source) => PackedValue = Luminance(source.R, source.G, source.B);

    public void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(PackedValue, PackedValue, PackedValue);

    public override readonly bool Equals(object? obj) => obj is L8 other && Equals(other);

    public readonly bool Equals(L8 other) => PackedValue == other.PackedValue;

    public override readonly string ToString() => $"L8({PackedValue})";

    public override readonly int GetHashCode() => PackedValue.GetHashCode();

    internal static byte Luminance(byte r, byte g, byte b) => (byte)((r * .2126F) + (g * .7152F) + (b * .0722F) + 0.5F);
}
