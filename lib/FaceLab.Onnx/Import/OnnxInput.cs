using System.Globalization;
using static TorchSharp.torch;

namespace FaceLab.Onnx.Import;

/// <summary>The input of a network in an ONNX file: (pixels of 0 to 255 - mean) / scale.</summary>
/// <remarks><see langword="null"/> is for what the file says itself (<see cref="OnnxTexts"/>).</remarks>
public sealed record OnnxInput
{
    /// <summary>The side of the input in pixels, 1 to 1024.</summary>
    public int? Size { get; init; }

    /// <summary>The number that is subtracted from each pixel, or three in the order of
    /// <see cref="Channels"/>.</summary>
    public IReadOnlyList<double>? Mean { get; init; }

    /// <summary>The number that the difference is divided by, or three in that order; not 0.</summary>
    public IReadOnlyList<double>? Scale { get; init; }

    /// <summary>The order of the colours.</summary>
    public ChannelOrder? Channels { get; init; }

    /// <summary>The output that holds the embeddings, where a network has several.</summary>
    public string? Output { get; init; }

    /// <summary>Returns FaceLab's own input: RGB in [-1, 1].</summary>
    internal static OnnxInput FaceLabs(int size) =>
        new() { Size = size, Mean = [127.5], Scale = [127.5], Channels = ChannelOrder.Rgb };

    /// <summary>Reads what a file says of its input.</summary>
    /// <exception cref="OnnxException">A text is not a number, or not an order of colours.</exception>
    internal static OnnxInput FromTexts(string file, IReadOnlyDictionary<string, string> texts) => new()
    {
        Size = Read(file, texts, OnnxTexts.InputSize, text => (int?)int.Parse(text, CultureInfo.InvariantCulture)),
        Mean = Read(file, texts, OnnxTexts.Mean, Numbers),
        Scale = Read(file, texts, OnnxTexts.Scale, Numbers),
        Channels = Read(file, texts, OnnxTexts.Channels, text => (ChannelOrder?)Enum.Parse<ChannelOrder>(text, true)),
    };

    /// <summary>Reads one number, or three that are parted by commas.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static IReadOnlyList<double> Numbers(string text)
    {
        double[] numbers = [.. text.Split(',').Select(part => double.Parse(part, NumberStyles.Float,
            CultureInfo.InvariantCulture))];
        return numbers.Length is 1 or 3 && numbers.All(double.IsFinite) ? numbers
            : throw new FormatException($"'{text}' is neither one number nor three.");
    }

    /// <summary>Fills what is missing here with another's.</summary>
    internal OnnxInput Or(OnnxInput other) => this with
    {
        Size = Size ?? other.Size,
        Mean = Mean ?? other.Mean,
        Scale = Scale ?? other.Scale,
        Channels = Channels ?? other.Channels,
    };

    /// <summary>Throws if mean, scale or channels are unknown or cannot be used.</summary>
    internal void RequireWhole(string file)
    {
        (string Option, bool Missing)[] options =
            [("--mean", Mean is null), ("--scale", Scale is null), ("--channels", Channels is null)];
        var missing = options.Where(option => option.Missing).Select(option => option.Option).ToList();
        if (missing.Count > 0)
            throw new OnnxException($"'{file}' does not say how it takes pixels: give {string.Join(", ", missing)}, " +
                "such as --mean 127.5 --scale 128 --channels rgb (OpenCV's order is bgr).");
        if (Scale!.Contains(0))
            throw new OnnxException($"'{file}': the scale is 0, and pixels are divided by it: give another --scale.");
    }

    /// <summary>Changes faces to this input.</summary>
    /// <param name="images">The faces (N, 3, S, S), RGB in [-1, 1].</param>
    /// <returns>(N, 3, S, S); in the caller's dispose scope.</returns>
    internal Tensor Of(Tensor images)
    {
        var (mean, scale) = (PerChannel(Mean!), PerChannel(Scale!));
        var ordered = Channels == ChannelOrder.Bgr ? images.flip(1) : images;
        // The pixels are 127.5 x + 127.5. In this form FaceLab's own input stays as it is, to the last bit.
        return ordered * (127.5 / scale) + (127.5 - mean) / scale;
    }

    private static Tensor PerChannel(IReadOnlyList<double> numbers) =>
        tensor(numbers.ToArray()).to(ScalarType.Float32).view(-1, 1, 1);

    private static T? Read<T>(string file, IReadOnlyDictionary<string, string> texts, string name,
        Func<string, T?> parse)
    {
        if (!texts.TryGetValue(name, out var text))
            return default;
        try
        {
            return parse(text);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw new OnnxException($"'{file}' says '{text}' for '{name}', which cannot be read: give --input, " +
                "--mean, --scale and --channels.", error);
        }
    }
}
