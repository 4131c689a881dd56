using FaceLab.Onnx.Import;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli;

/// <summary>The model of a command, a run, a network's file or an ONNX file, and the options of the last.</summary>
internal static class ModelParts
{
    private static readonly Option<int?> Input = Optional<int?>("--input",
        "Of an ONNX file: the side of its pictures, where the file leaves it open.", "PIXELS");

    private static readonly Option<string?> Mean = Optional<string?>("--mean",
        "Of an ONNX file: pixels of 0 to 255 minus this ...", "NUMBER[,NUMBER,NUMBER]");

    private static readonly Option<string?> Scale = Optional<string?>("--scale",
        "... divided by this; one number, or one for each channel.", "NUMBER[,NUMBER,NUMBER]");

    private static readonly Option<string?> Channels = Optional<string?>("--channels",
        "Of an ONNX file: the order of its colours.").Among("rgb", "bgr");

    private static readonly Option<string?> OutputName = Optional<string?>("--output",
        "Of an ONNX file: the output with the embeddings, where it has several.", "NAME");

    public static Argument<string> Model { get; } = new("model")
    {
        Description = "A run's folder, a network's file such as RUN/checkpoints/best.safetensors, or an ONNX file.",
    };

    /// <summary>The options of an ONNX file.</summary>
    public static Option[] OnnxOptions { get; } = [Input, Mean, Scale, Channels, OutputName];

    public static bool IsOnnx(string path) =>
        Path.GetExtension(path).Equals(OnnxModel.Extension, StringComparison.OrdinalIgnoreCase)
        && !Directory.Exists(path);

    /// <summary>Opens a model of any kind; all are the models of the line, this one alone if not given.</summary>
    /// <exception cref="ArgumentException">An option of ONNX files is given, and there is none.</exception>
    public static EvaluatedModel Open(string path, ParseResult line, IReadOnlyList<string>? all = null)
    {
        if (IsOnnx(path))
            return line.GetValue(CommandParts.Device) == "cuda"
                ? throw new ArgumentException($"'{path}' is an ONNX file, which runs on the CPU: leave --device out.")
                : OnnxModel.Open(path, InputOf(line));
        var given = OnnxOptions.Where(option => line.GetResult(option) is not null).Select(option => option.Name);
        return !given.Any() || (all ?? [path]).Any(IsOnnx) ? EvaluatedModel.Open(path, DeviceOf(line))
            : throw new ArgumentException($"{string.Join(", ", given)} describe an ONNX file, and '{path}' is none: " +
                "leave them out, a run knows its input.");
    }

    private static OnnxInput InputOf(ParseResult line) => new()
    {
        Size = line.GetValue(Input), Mean = Numbers(line, Mean), Scale = Numbers(line, Scale),
        Channels = line.GetValue(Channels) is { } order ? Enum.Parse<ChannelOrder>(order, ignoreCase: true) : null,
        Output = line.GetValue(OutputName),
    };

    private static IReadOnlyList<double>? Numbers(ParseResult line, Option<string?> option)
    {
        try
        {
            return line.GetValue(option) is { } text ? OnnxInput.Numbers(text) : null;
        }
        catch (FormatException)
        {
            throw new ArgumentException($"{option.Name} '{line.GetValue(option)}' cannot be read: give one number, " +
                "127.5, or three, one for each channel, 123.7,116.3,103.5.");
        }
    }
}
