using System.Numerics;

namespace SixLabors.ImageSharp;

/// <summary>A width and height in fractional pixels.</summary>
public struct SizeF : IEquatable<SizeF>
{
    public static readonly SizeF Empty;

    public SizeF(float width, float height)
    {
        Width = width;
        Height = height;
    }

    public SizeF(SizeF size)
        : this(size.Width, size.Height)
    {
    }

    public SizeF(PointF point)
        : this(point.X, point.Y)
    {
    }

    public float Width { get; set; }

    public float Height { get; set; }

    public readonly bool IsEmpty => Equals(Empty);

    public static implicit operator Vector2(SizeF point) => new(point.Width, point.Height);

    public static explicit operator Size(SizeF size) => Size.Truncate(size);

    public static explicit operator PointF(SizeF size) => new(size.Width, size.Height);

    public static SizeF operator +(SizeF left, SizeF right) => Add(left, right);

    public static SizeF operator -(SizeF left, SizeF right) => Subtract(left, right);

    public static SizeF operator *(float left, SizeF right) => new(right.Width * left, right.Height * left);

    public static SizeF operator *(SizeF left, float right) => right * left;

    public static SizeF operator /(SizeF left, float right) => new(left.Width / right, left.Height / right);

    public static bool operator ==(SizeF left, SizeF right) => left.Equals(right);

    public static bool operator !=(SizeF left, SizeF right) => !left.Equals(right);

    public static SizeF Add(SizeF left, SizeF right) => new(left.Width + right.Width, left.Height + right.Height);

    public static SizeF Subtract(SizeF left, SizeF right) => new(left.Width - right.Width, left.Height - right.Height);

    public readonly void Deconstruct(out float width, out float height)
    {
        width = Width;
        height = Height;
    }

    public override readonly int GetHashCode() => HashCode.Combine(Width, Height);

    public override readonly string ToString() => $"SizeF [ Width={Width}, Height={Height} ]";

    public override readonly bool Equals(object? obj) => obj is SizeF other && Equals(other);

    public readonly bool Equals(SizeF other) => Width.Equals(other.Width) && Height.Equals(other.Height);
}
