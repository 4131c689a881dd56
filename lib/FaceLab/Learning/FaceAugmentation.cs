using FaceLab.Faces;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning;

/// <summary>Random changes to a batch that keep the identity: of camera, pose and light.</summary>
/// <remarks>
/// One affine resampling of the whole batch on its device, then light. Random numbers come from one CPU generator, so
/// the same seed gives the same pictures on every device.
/// </remarks>
public sealed record FaceAugmentation
{
    /// <summary>The probability of a mirror image, 0 to 1.</summary>
    public double FlipProbability { get; init; } = 0.5;

    /// <summary>The largest rotation in degrees, either way, 0 to 180.</summary>
    public double RotationDegrees { get; init; } = 8;

    /// <summary>The largest change of scale, 0 to 0.9: 0.08 is 92 % to 108 %.</summary>
    public double Scale { get; init; } = 0.08;

    /// <summary>The largest shift as a share of half the stored picture's side, 0 to 1.</summary>
    public double Shift { get; init; } = 0.08;

    /// <summary>The largest change of contrast (a factor) and brightness (of pixels in [-1, 1]), 0 to 1.</summary>
    public double Light { get; init; } = 0.2;

    /// <summary>The probability of losing all colour, 0 to 1.</summary>
    public double GrayProbability { get; init; } = 0.15;

    /// <summary>The largest change of each colour channel's strength, 0 to 1: coloured light.</summary>
    public double Colour { get; init; }

    /// <summary>The probability of a gray rectangle in the picture, 0 to 1, such as a hand or a scarf.</summary>
    /// <remarks>
    /// Source: Z. Zhong, L. Zheng, G. Kang, S. Li, Y. Yang, "Random Erasing Data Augmentation", AAAI 2020: 2 % to 40
    /// % of the picture, sides in ratios of 0.3 to 3.3; here up to <see cref="ErasingShare"/>, and middle gray
    /// instead of noise.
    /// </remarks>
    public double ErasingProbability { get; init; }

    /// <summary>The largest share of the picture that a rectangle covers, 0.02 to 0.4.</summary>
    public double ErasingShare { get; init; } = 0.2;

    /// <summary>The augmentation for evaluation, which only crops.</summary>
    public static FaceAugmentation None { get; } =
        new() { FlipProbability = 0, RotationDegrees = 0, Scale = 0, Shift = 0, Light = 0, GrayProbability = 0 };

    private const double LeastErased = 0.02;
    private const double LongestErased = 3.3;

    /// <summary>Makes the network's input from stored pixels.</summary>
    /// <param name="pixels">(N, S, S, 3), uint8.</param>
    /// <param name="size">Side of the result in pixels; shifts show pixels of the margin S - size.</param>
    /// <param name="random">The source of random numbers; a CPU generator.</param>
    /// <returns>(N, 3, size, size), float32 in about [-1, 1], channels-last strides; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The pixels have another shape or type.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is above S, or an option is out of its
    /// range.</exception>
    public Tensor Apply(Tensor pixels, int size, Generator random)
    {
        FaceInput.Check(pixels, size);
        Validate();
        using var scope = NewDisposeScope();
        var (count, stored) = (pixels.shape[0], pixels.shape[1]);
        var images = FaceInput.Normalize(pixels);
        var grid = nn.functional.affine_grid(Affine(count, (double)size / stored, random).to(pixels.device),
            [count, 3, size, size], align_corners: false);
        images = nn.functional.grid_sample(images, grid, mode: GridSampleMode.Bilinear,
            padding_mode: GridSamplePaddingMode.Reflection, align_corners: false);
        images = ChangeLight(images, count, random);
        if (ErasingProbability > 0)
            images = Erase(images, count, size, random);
        return FaceInput.ChannelsLast(images).MoveToOuterDisposeScope();
    }

    internal void Validate()
    {
        // Written so that NaN fails too.
        foreach (var (given, most, name) in Ranges)
        {
            if (!(given >= 0 && given <= most))
                throw new ArgumentOutOfRangeException(name, given,
                    $"{name} is {given}: give a number from 0 to {most}.");
        }
        if (!(ErasingShare >= LeastErased))
            throw new ArgumentOutOfRangeException(nameof(ErasingShare), ErasingShare,
                $"ErasingShare is {ErasingShare}: give a number from {LeastErased} to 0.4.");
    }

    private (double Given, double Most, string Name)[] Ranges =>
    [
        (FlipProbability, 1, nameof(FlipProbability)), (RotationDegrees, 180, nameof(RotationDegrees)),
        (Scale, 0.9, nameof(Scale)), (Shift, 1, nameof(Shift)), (Light, 1, nameof(Light)),
        (GrayProbability, 1, nameof(GrayProbability)), (Colour, 1, nameof(Colour)),
        (ErasingProbability, 1, nameof(ErasingProbability)), (ErasingShare, 0.4, nameof(ErasingShare)),
    ];

    /// <summary>Makes maps (N, 2, 3) from output to input coordinates, both in [-1, 1].</summary>
    private Tensor Affine(long count, double crop, Generator random)
    {
        var flip = torch.where(torch.rand(count, generator: random) < FlipProbability, -1f, 1f);
        var scale = crop / (1 + Spread(Scale, random, count));
        var angle = Spread(RotationDegrees * Math.PI / 180, random, count);
        var (cosine, sine) = (torch.cos(angle) * scale, torch.sin(angle) * scale);
        var x = torch.stack([cosine * flip, -sine, Spread(Shift, random, count)], dim: 1);
        var y = torch.stack([sine * flip, cosine, Spread(Shift, random, count)], dim: 1);
        return torch.stack([x, y], dim: 1);
    }

    private Tensor ChangeLight(Tensor images, long count, Generator random)
    {
        var device = images.device;
        var contrast = 1 + Spread(Light, random, count, 1, 1, 1).to(device);
        var brightness = Spread(Light, random, count, 1, 1, 1).to(device);
        var gray = (torch.rand([count, 1, 1, 1], generator: random) < GrayProbability).to(device);
        var lit = images * contrast + brightness;
        if (Colour > 0)
            lit *= 1 + Spread(Colour, random, count, 3, 1, 1).to(device);
        return torch.where(gray, lit.mean([1], keepdim: true), lit);
    }

    /// <summary>Covers a rectangle in some pictures, wholly inside.</summary>
    private Tensor Erase(Tensor images, long count, int size, Generator random)
    {
        var area = torch.rand([count, 1, 1], generator: random) * (ErasingShare - LeastErased) + LeastErased;
        var ratio = torch.exp(Spread(Math.Log(LongestErased), random, count, 1, 1));
        var (height, width) = (Side(area * ratio), Side(area / ratio));
        var (top, left) = (Start(height), Start(width));
        var (rows, columns) = (torch.arange(size).view(1, size, 1), torch.arange(size).view(1, 1, size));
        // (N, S, S)
        var covered = (rows >= top) & (rows < top + height) & (columns >= left) & (columns < left + width);
        var chosen = torch.rand([count, 1, 1], generator: random) < ErasingProbability;
        return images.masked_fill((covered & chosen).unsqueeze(1).to(images.device), 0);

        Tensor Side(Tensor squared) => (torch.sqrt(squared) * size).round().clamp(1, size);

        Tensor Start(Tensor side) => torch.floor(torch.rand([count, 1, 1], generator: random) * (size - side + 1));
    }

    /// <summary>Draws uniform numbers in [-largest, largest].</summary>
    private static Tensor Spread(double largest, Generator random, params long[] shape) =>
        (torch.rand(shape, generator: random) * 2 - 1) * largest;
}
