using System.Numerics;

namespace SixLabors.ImageSharp;

/// <summary>A position in whole pixels, from the top left corner.</summary>
public struct Point : IEquatable<Point>
{
    public static readonly Point Empty;

    public Point(int x, int y)
    {
        X = x;
        Y = y;
    }

    public Point(Size size)
        : this(size.Width, size.Height)
    {
    }

    public int X { get; set; }

    public int Y { get; set; }

    public readonly bool IsEmpty => Equals(Empty);

    public static implicit operator PointF(Point point) => new(point.X, point.Y);

    public static implicit operator Vector2(Point point) => new(point.X, point.Y);

    public static explicit operator Size(Point point) => new(point.X, point.Y);

    public static Point operator -(Point value) => new(-value.X, -value.Y);

    public static Point operator +(Point point, Size size) => Add(point, size);

    public static Point operator -(Point point, Size size) => Subtract(point, size);

    public static Point operator *(int left, Point right) => Multiply(right, left);

    public static Point operator *(Point left, int right) => Multiply(left, right);

    public static Point operator /(Point left, int right) => new(left.X / right, left.Y / right);

    public static bool operator ==(Point left, Point right) => left.Equals(right);

    public static bool operator !=(Point left, Point right) => !left.Equals(right);

    public static Point Add(Point point, Size size) => new(point.X + size.Width, point.Y + size.Height);

    public static Point Multiply(Point point, int value) => new(point.X * value, point.Y * value);

    public static Point Subtract(Point point, Size size) => new(point.X - size.Width, point.Y - size.Height);

    public static Point Ceiling(PointF point) => new((int)MathF.Ceiling(point.X), (int)MathF.Ceiling(point.Y));

    public static Point Round(PointF point) => new((int)MathF.Round(point.X), (int)MathF.Round(point.Y));

    public static Point Truncate(PointF point) => new((int)point.X, (int)point.Y);

    public readonly void Deconstruct(out int x, out int y)
    {
        x = X;
        y = Y;
    }

    public void Offset(int dx, int dy)
    {
        X += dx;
        Y += dy;
    }

    public void Offset(Point point) => Offset(point.X, point.Y);

    public override readonly int GetHashCode() => HashCode.Combine(X, Y);

    public override readonly string ToString() => $"Point [ X={X}, Y={Y} ]";

    public override readonly bool Equals(object? obj) => obj is Point other && Equals(other);

    public readonly bool Equals(Point other) => X == other.X && Y == other.Y;
}
