using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>A colour independent of any pixel format.</summary>
public readonly partial struct Color : IEquatable<Color>
{
    private readonly Rgba32 value;

    public Color(Rgba32 pixel) => value = pixel;

    public Color(Bgra32 pixel) => value = new Rgba32(pixel.R, pixel.G, pixel.B, pixel.A);

    public Color(Rgb24 pixel) => value = new Rgba32(pixel.R, pixel.G, pixel.B);

    public Color(Bgr24 pixel) => value = new Rgba32(pixel.R, pixel.G, pixel.B);

    public Color(Vector4 vector) => value = new Rgba32(vector);

    public static explicit operator Vector4(Color color) => color.value.ToScaledVector4();

    public static explicit operator Color(Vector4 source) => new(source);

    public static bool operator ==(Color left, Color right) => left.Equals(right);

    public static bool operator !=(Color left, Color right) => !left.Equals(right);

    public static Color FromRgba(byte r, byte g, byte b, byte a) => new(new Rgba32(r, g, b, a));

    public static Color FromRgb(byte r, byte g, byte b) => new(new Rgba32(r, g, b));

    public static Color FromPixel<TPixel>(TPixel pixel)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Rgba32 rgba = default;
        pixel.ToRgba32(ref rgba);
        return new Color(rgba);
    }

    public static Color ParseHex(string hex) => new(Rgba32.ParseHex(hex));

    public static bool TryParseHex(string hex, out Color result)
    {
        bool parsed = Rgba32.TryParseHex(hex, out Rgba32 rgba);
        result = new Color(rgba);
        return parsed;
    }

    public Color WithAlpha(float alpha)
    {
        Vector4 vector = (Vector4)this;
        vector.W = alpha;
        return new Color(vector);
    }

    public string ToHex() => value.ToHex();

    public override string ToString() => ToHex();

    public TPixel ToPixel<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel>
    {
        TPixel pixel = default;
        pixel.FromRgba32(value);
        return pixel;
    }

    public bool Equals(Color other) => value.Equals(other.value);

    public override bool Equals(object? obj) => obj is Color other && Equals(other);

    public override int GetHashCode() => value.GetHashCode();
}
