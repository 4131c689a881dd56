using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>Scales a rectangle of the source to a rectangle of the target, clipped to the target.</summary>
internal static unsafe class Resizing
{
    public static PixelBuffer Resize(PixelBuffer source, Rectangle sourceRectangle, ResizeOptions options)
    {
        if (options.Compand)
            throw new NotSupportedException("Resizing in linear light (Compand) is not offered here.");
        if (!new Rectangle(default, source.Size).Contains(sourceRectangle) || sourceRectangle.Width <= 0 || sourceRectangle.Height <= 0)
            throw new ArgumentException($"{sourceRectangle} is not inside of the image's {source.Size}.", nameof(sourceRectangle));
        ResizeGeometry geometry = ResizeGeometry.Of(source.Size, options);
        PixelBuffer target = source.CreateLike(geometry.Size.Width, geometry.Size.Height);
        try
        {
            Draw(source, sourceRectangle, target, geometry.Target, options);
            return target;
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    private static void Draw(
        PixelBuffer source, Rectangle sourceRectangle, PixelBuffer target, Rectangle targetRectangle, ResizeOptions options)
    {
        Rectangle visible = Rectangle.Intersect(targetRectangle, new Rectangle(default, target.Size));
        if (visible.Size != target.Size)
            FillPadding(target, options);
        if (visible.Width <= 0 || visible.Height <= 0)
            return;
        if (source.Size == target.Size && sourceRectangle == targetRectangle)
            PixelConversion.Copy(source, target);
        else if (options.Sampler is NearestNeighborResampler)
            Pick(source, sourceRectangle, target, targetRectangle, visible);
        else
            Resample(source, sourceRectangle, target, targetRectangle, visible, options);
    }

    private static void FillPadding(PixelBuffer target, ResizeOptions options)
    {
        target.Clear();
        if (options.Mode is not (ResizeMode.Pad or ResizeMode.BoxPad) || options.PadColor == default)
            return;
        Rgba32[] row = new Rgba32[target.Width];
        Array.Fill(row, options.PadColor);
        for (int y = 0; y < target.Height; y++)
            PixelConversion.Write(target.Layout, row, target.Row(y));
    }

    private static void Pick(PixelBuffer source, Rectangle from, PixelBuffer target, Rectangle to, Rectangle visible)
    {
        float across = from.Width / (float)to.Width, down = from.Height / (float)to.Height;
        int bytes = source.BytesPerPixel;
        for (int y = visible.Top; y < visible.Bottom; y++)
        {
            ReadOnlySpan<byte> sourceRow = source.Row((int)(((y - to.Y) * down) + from.Y));
            Span<byte> targetRow = target.Row(y);
            for (int x = visible.Left; x < visible.Right; x++)
                sourceRow.Slice((int)(((x - to.X) * across) + from.X) * bytes, bytes).CopyTo(targetRow[(x * bytes)..]);
        }
    }

    private static void Resample(
        PixelBuffer source, Rectangle from, PixelBuffer target, Rectangle to, Rectangle visible, ResizeOptions options)
    {
        IResampler sampler = options.Sampler;
        ResizeKernels across = ResizeKernels.Of(sampler, from.Width, to.Width, visible.X - to.X, visible.Width, axis: 0);
        ResizeKernels down = ResizeKernels.Of(sampler, from.Height, to.Height, visible.Y - to.Y, visible.Height, axis: 1);
        int status;
        fixed (int* acrossStarts = across.Starts, downStarts = down.Starts)
        fixed (float* acrossWeights = across.Weights, downWeights = down.Weights)
        fixed (byte* input = source.Row(from.Y)[(from.X * source.BytesPerPixel)..])
        fixed (byte* output = target.Row(visible.Y)[(visible.X * target.BytesPerPixel)..])
        {
            NativeKernels horizontal = across.Pinned(acrossStarts, acrossWeights);
            NativeKernels vertical = down.Pinned(downStarts, downWeights);
            status = NativeMethods.Resize(
                input, (nuint)source.BytesPerRow, from.Width, from.Height, source.BytesPerPixel,
                options.PremultiplyAlpha ? 1 : 0, &horizontal, &vertical, output, (nuint)target.BytesPerRow);
        }
        if (status != 0)
            throw new ImageProcessingException($"Cannot resize {from} of an image of {source.Size} to {to}.");
    }
}
