using static TorchSharp.torch;

namespace FaceLab.Faces;

/// <summary>Makes the network's input from stored pixels.</summary>
public static class FaceInput
{
    /// <summary>Crops the centre without augmentation, for evaluation.</summary>
    /// <param name="pixels">The pixels (N, S, S, 3), uint8.</param>
    /// <param name="size">The side of the crop in pixels, at most S.</param>
    /// <returns>(N, 3, size, size), float32 in [-1, 1], channels-last strides; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The pixels have another shape or type.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is above S.</exception>
    public static Tensor Center(Tensor pixels, int size)
    {
        Check(pixels, size);
        using var scope = NewDisposeScope();
        var margin = (pixels.shape[1] - size) / 2;
        return Normalize(pixels.narrow(1, margin, size).narrow(2, margin, size).contiguous()).MoveToOuterDisposeScope();
    }

    /// <summary>Fails if the pixels are not bytes (N, S, S, 3) with S at least <paramref name="size"/>.</summary>
    internal static void Check(Tensor pixels, int size)
    {
        if (pixels.dim() != 4 || pixels.shape[1] != pixels.shape[2] || pixels.shape[3] != 3
            || pixels.dtype != ScalarType.Byte)
            throw new ArgumentException("Expected pixels (N, S, S, 3) of type Byte, " +
                $"got ({string.Join(", ", pixels.shape)}) of type {pixels.dtype}.", nameof(pixels));
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, pixels.shape[1]);
    }

    /// <summary>Turns bytes (N, S, S, 3) into float32 (N, 3, S, S) in [-1, 1], with channels-last strides.</summary>
    internal static Tensor Normalize(Tensor pixels) =>
        pixels.to(ScalarType.Float32).div_(127.5).sub_(1).permute(0, 3, 1, 2);

    /// <summary>Returns the same values with channels-last strides, with which convolutions in bfloat16 are
    /// fastest.</summary>
    /// <param name="images">The images (N, C, H, W).</param>
    /// <returns>(N, C, H, W); the caller owns it.</returns>
    /// <remarks>TorchSharp has no memory formats; the strides have the same effect.</remarks>
    public static Tensor ChannelsLast(Tensor images)
    {
        using var scope = NewDisposeScope();
        return images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
