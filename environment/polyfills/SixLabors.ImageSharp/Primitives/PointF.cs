using System.Numerics;

namespace SixLabors.ImageSharp;

/// <summary>A position in fractional pixels, from the top left corner.</summary>
public struct PointF : IEquatable<PointF>
{
    public static readonly PointF Empty;

    public PointF(float x, float y)
    {
        X = x;
        Y = y;
    }

    public PointF(SizeF size)
        : this(size.Width, size.Height)
    {
    }

    public float X { get; set; }

    public float Y { get; set; }

    public readonly bool IsEmpty => Equals(Empty);

    public static implicit operator PointF(Vector2 vector) => new(vector.X, vector.Y);

    public static implicit operator Vector2(PointF point) => new(point.X, point.Y);

    public static explicit operator Point(PointF point) => Point.Truncate(point);

    public static PointF operator -(PointF value) => new(-value.X, -value.Y);

    public static PointF operator +(PointF point, SizeF size) => Add(point, size);

    public static PointF operator -(PointF point, PointF size) => Subtract(point, size);

    public static PointF operator +(PointF point, PointF size) => Add(point, size);

    public static PointF operator -(PointF point, SizeF size) => Subtract(point, size);

    public static PointF operator *(float left, PointF right) => Multiply(right, left);

    public static PointF operator *(PointF left, float right) => Multiply(left, right);

    public static PointF operator /(PointF left, float right) => new(left.X / right, left.Y / right);

    public static bool operator ==(PointF left, PointF right) => left.Equals(right);

    public static bool operator !=(PointF left, PointF right) => !left.Equals(right);

    public static PointF Add(PointF point, SizeF size) => new(point.X + size.Width, point.Y + size.Height);

    public static PointF Add(PointF point, PointF pointb) => new(point.X + pointb.X, point.Y + pointb.Y);

    public static PointF Subtract(PointF point, SizeF size) => new(point.X - size.Width, point.Y - size.Height);

    public static PointF Subtract(PointF point, PointF pointb) => new(point.X - pointb.X, point.Y - pointb.Y);

    public static PointF Multiply(PointF point, float right) => new(point.X * right, point.Y * right);

    public static PointF Transform(PointF point, Matrix3x2 matrix) => Vector2.Transform(point, matrix);

    public readonly void Deconstruct(out float x, out float y)
    {
        x = X;
        y = Y;
    }

    public void Offset(float dx, float dy)
    {
        X += dx;
        Y += dy;
    }

    public void Offset(PointF point) => Offset(point.X, point.Y);

    public override readonly int GetHashCode() => HashCode.Combine(X, Y);

    public override readonly string ToString() => $"PointF [ X={X}, Y={Y} ]";

    public override readonly bool Equals(object? obj) => obj is PointF other && Equals(other);

    public readonly bool Equals(PointF other) => X.Equals(other.X) && Y.Equals(other.Y);
}
