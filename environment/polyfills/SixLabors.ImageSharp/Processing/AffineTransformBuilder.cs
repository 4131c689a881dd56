using System.Numerics;
using SixLabors.ImageSharp.Processing.Operations;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>A sequence of affine transforms, from source to target positions.</summary>
public class AffineTransformBuilder
{
    private readonly List<Func<Size, Matrix3x2>> steps = [];

    public AffineTransformBuilder()
        : this(TransformSpace.Pixel)
    {
    }

    public AffineTransformBuilder(TransformSpace transformSpace) => TransformSpace = transformSpace;

    public TransformSpace TransformSpace { get; }

    public AffineTransformBuilder AppendRotationDegrees(float degrees) => AppendRotationRadians(ToRadians(degrees));

    public AffineTransformBuilder AppendRotationRadians(float radians)
        => Append(size => AffineGeometry.Centered(Matrix3x2.CreateRotation(radians), size, TransformSpace));

    public AffineTransformBuilder AppendRotationDegrees(float degrees, Vector2 origin)
        => AppendRotationRadians(ToRadians(degrees), origin);

    public AffineTransformBuilder AppendRotationRadians(float radians, Vector2 origin)
        => AppendMatrix(Matrix3x2.CreateRotation(radians, origin));

    public AffineTransformBuilder AppendScale(float scale) => AppendMatrix(Matrix3x2.CreateScale(scale));

    public AffineTransformBuilder AppendScale(SizeF scales) => AppendScale((Vector2)scales);

    public AffineTransformBuilder AppendScale(Vector2 scales) => AppendMatrix(Matrix3x2.CreateScale(scales));

    public AffineTransformBuilder AppendTranslation(PointF position) => AppendTranslation((Vector2)position);

    public AffineTransformBuilder AppendTranslation(Vector2 position) => AppendMatrix(Matrix3x2.CreateTranslation(position));

    public AffineTransformBuilder PrependMatrix(Matrix3x2 matrix)
    {
        ThrowIfDegenerate(matrix);
        steps.Insert(0, _ => matrix);
        return this;
    }

    public AffineTransformBuilder AppendMatrix(Matrix3x2 matrix)
    {
        ThrowIfDegenerate(matrix);
        return Append(_ => matrix);
    }

    public Matrix3x2 BuildMatrix(Size sourceSize) => BuildMatrix(new Rectangle(Point.Empty, sourceSize));

    public Matrix3x2 BuildMatrix(Rectangle sourceRectangle)
    {
        Guard.MustBeGreaterThan(sourceRectangle.Width, 0, nameof(sourceRectangle));
        Guard.MustBeGreaterThan(sourceRectangle.Height, 0, nameof(sourceRectangle));
        Matrix3x2 matrix = Matrix3x2.CreateTranslation(-sourceRectangle.Location);
        foreach (Func<Size, Matrix3x2> step in steps)
            matrix *= step(sourceRectangle.Size);
        ThrowIfDegenerate(matrix);
        return matrix;
    }

    public Size GetTransformedSize(Rectangle sourceRectangle)
        => AffineGeometry.TransformedSize(BuildMatrix(sourceRectangle), sourceRectangle.Size, TransformSpace);

    private AffineTransformBuilder Append(Func<Size, Matrix3x2> step)
    {
        steps.Add(step);
        return this;
    }

    private static float ToRadians(float degrees) => degrees * (MathF.PI / 180F);

    private static void ThrowIfDegenerate(Matrix3x2 matrix)
    {
        if (AffineGeometry.IsDegenerate(matrix))
            throw new DegenerateTransformException($"The transform's matrix {matrix} has no inverse.");
    }
}
