namespace SixLabors.ImageSharp;

/// <summary>A rectangle in fractional pixels.</summary>
public struct RectangleF : IEquatable<RectangleF>
{
    public static readonly RectangleF Empty;

    public RectangleF(float x, float y, float width, float height)
    {
        X = x;
        Y = y;
        Width = width;
        Height = height;
    }

    public RectangleF(PointF point, SizeF size)
        : this(point.X, point.Y, size.Width, size.Height)
    {
    }

    public float X { get; set; }

    public float Y { get; set; }

    public float Width { get; set; }

    public float Height { get; set; }

    public PointF Location
    {
        readonly get => new(X, Y);
        set => (X, Y) = value;
    }

    public SizeF Size
    {
        readonly get => new(Width, Height);
        set => (Width, Height) = value;
    }

    public readonly bool IsEmpty => Width <= 0 || Height <= 0;

    public readonly float Top => Y;

    public readonly float Right => X + Width;

    public readonly float Bottom => Y + Height;

    public readonly float Left => X;

    public static explicit operator Rectangle(RectangleF rectangle) => Rectangle.Truncate(rectangle);

    public static bool operator ==(RectangleF left, RectangleF right) => left.Equals(right);

    public static bool operator !=(RectangleF left, RectangleF right) => !left.Equals(right);

    public static RectangleF FromLTRB(float left, float top, float right, float bottom)
        => new(left, top, right - left, bottom - top);

    public static PointF Center(RectangleF rectangle)
        => new(rectangle.Left + (rectangle.Width / 2), rectangle.Top + (rectangle.Height / 2));

    /// <summary>What both cover; empty if nothing.</summary>
    public static RectangleF Intersect(RectangleF a, RectangleF b)
    {
        float left = MathF.Max(a.Left, b.Left), right = MathF.Min(a.Right, b.Right);
        float top = MathF.Max(a.Top, b.Top), bottom = MathF.Min(a.Bottom, b.Bottom);
        return right >= left && bottom >= top ? FromLTRB(left, top, right, bottom) : Empty;
    }

    public static RectangleF Inflate(RectangleF rectangle, float x, float y)
    {
        rectangle.Inflate(x, y);
        return rectangle;
    }

    /// <summary>The smallest rectangle around both.</summary>
    public static RectangleF Union(RectangleF a, RectangleF b) => FromLTRB(
        MathF.Min(a.Left, b.Left), MathF.Min(a.Top, b.Top), MathF.Max(a.Right, b.Right), MathF.Max(a.Bottom, b.Bottom));

    public readonly void Deconstruct(out float x, out float y, out float width, out float height)
        => (x, y, width, height) = (X, Y, Width, Height);

    public void Intersect(RectangleF rectangle) => this = Intersect(rectangle, this);

    public void Inflate(float width, float height)
        => this = new RectangleF(X - width, Y - height, Width + (2 * width), Height + (2 * height));

    public void Inflate(SizeF size) => Inflate(size.Width, size.Height);

    public readonly bool Contains(float x, float y) => X <= x && x < Right && Y <= y && y < Bottom;

    public readonly bool Contains(PointF point) => Contains(point.X, point.Y);

    public readonly bool Contains(RectangleF rectangle)
        => X <= rectangle.X && rectangle.Right <= Right && Y <= rectangle.Y && rectangle.Bottom <= Bottom;

    public readonly bool IntersectsWith(RectangleF rectangle)
        => rectangle.X < Right && X < rectangle.Right && rectangle.Y < Bottom && Y < rectangle.Bottom;

    public void Offset(PointF point) => Offset(point.X, point.Y);

    public void Offset(float dx, float dy)
    {
        X += dx;
        Y += dy;
    }

    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Width, Height);

    public override readonly string ToString() => $"RectangleF [ X={X}, Y={Y}, Width={Width}, Height={Height} ]";

    public override readonly bool Equals(object? obj) => obj is RectangleF other && Equals(other);

    public readonly bool Equals(RectangleF other)
        => X.Equals(other.X) && Y.Equals(other.Y) && Width.Equals(other.Width) && Height.Equals(other.Height);
}
