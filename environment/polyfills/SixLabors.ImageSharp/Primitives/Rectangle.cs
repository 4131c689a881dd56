using System.Numerics;

namespace SixLabors.ImageSharp;

/// <summary>A rectangle in whole pixels; right and bottom are outside of it.</summary>
public struct Rectangle : IEquatable<Rectangle>
{
    public static readonly Rectangle Empty;

    public Rectangle(int x, int y, int width, int height)
    {
        X = x;
        Y = y;
        Width = width;
        Height = height;
    }

    public Rectangle(Point point, Size size)
        : this(point.X, point.Y, size.Width, size.Height)
    {
    }

    public int X { get; set; }

    public int Y { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public Point Location
    {
        readonly get => new(X, Y);
        set => (X, Y) = value;
    }

    public Size Size
    {
        readonly get => new(Width, Height);
        set => (Width, Height) = value;
    }

    public readonly bool IsEmpty => Equals(Empty);

    public readonly int Top => Y;

    public readonly int Right => X + Width;

    public readonly int Bottom => Y + Height;

    public readonly int Left => X;

    public static implicit operator RectangleF(Rectangle rectangle)
        => new(rectangle.X, rectangle.Y, rectangle.Width, rectangle.Height);

    public static implicit operator Vector4(Rectangle rectangle)
        => new(rectangle.X, rectangle.Y, rectangle.Width, rectangle.Height);

    public static bool operator ==(Rectangle left, Rectangle right) => left.Equals(right);

    public static bool operator !=(Rectangle left, Rectangle right) => !left.Equals(right);

    public static Rectangle FromLTRB(int left, int top, int right, int bottom) => new(left, top, right - left, bottom - top);

    public static Point Center(Rectangle rectangle)
        => new(rectangle.Left + (rectangle.Width >> 1), rectangle.Top + (rectangle.Height >> 1));

    /// <summary>What both cover; empty if nothing.</summary>
    public static Rectangle Intersect(Rectangle a, Rectangle b)
    {
        int left = Math.Max(a.Left, b.Left), right = Math.Min(a.Right, b.Right);
        int top = Math.Max(a.Top, b.Top), bottom = Math.Min(a.Bottom, b.Bottom);
        return right >= left && bottom >= top ? FromLTRB(left, top, right, bottom) : Empty;
    }

    public static Rectangle Inflate(Rectangle rectangle, int x, int y)
    {
        rectangle.Inflate(x, y);
        return rectangle;
    }

    public static Rectangle Ceiling(RectangleF rectangle) => Map(rectangle, MathF.Ceiling);

    public static Rectangle Truncate(RectangleF rectangle) => Map(rectangle, MathF.Truncate);

    public static Rectangle Round(RectangleF rectangle) => Map(rectangle, MathF.Round);

    /// <summary>The smallest rectangle around both.</summary>
    public static Rectangle Union(Rectangle a, Rectangle b) => FromLTRB(
        Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));

    public readonly void Deconstruct(out int x, out int y, out int width, out int height)
        => (x, y, width, height) = (X, Y, Width, Height);

    public void Intersect(Rectangle rectangle) => this = Intersect(rectangle, this);

    public void Inflate(int width, int height)
        => this = new Rectangle(X - width, Y - height, Width + (2 * width), Height + (2 * height));

    public void Inflate(Size size) => Inflate(size.Width, size.Height);

    public readonly bool Contains(int x, int y) => X <= x && x < Right && Y <= y && y < Bottom;

    public readonly bool Contains(Point point) => Contains(point.X, point.Y);

    public readonly bool Contains(Rectangle rectangle)
        => X <= rectangle.X && rectangle.Right <= Right && Y <= rectangle.Y && rectangle.Bottom <= Bottom;

    public readonly bool IntersectsWith(Rectangle rectangle)
        => rectangle.X < Right && X < rectangle.Right && rectangle.Y < Bottom && Y < rectangle.Bottom;

    public void Offset(Point point) => Offset(point.X, point.Y);

    public void Offset(int dx, int dy)
    {
        X += dx;
        Y += dy;
    }

    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Width, Height);

    public override readonly string ToString() => $"Rectangle [ X={X}, Y={Y}, Width={Width}, Height={Height} ]";

    public override readonly bool Equals(object? obj) => obj is Rectangle other && Equals(other);

    public readonly bool Equals(Rectangle other)
        => X == other.X && Y == other.Y && Width == other.Width && Height == other.Height;

    private static Rectangle Map(RectangleF r, Func<float, float> f) => new((int)f(r.X), (int)f(r.Y), (int)f(r.Width), (int)f(r.Height));
}
