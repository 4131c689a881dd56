using FaceLab.Onnx.Export;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static TorchSharp.torch;

namespace FaceLab.Cli.Export;

/// <summary><c>facelab export onnx RUN</c>: the network for other programs.</summary>
internal static class OnnxCommand
{
    private static readonly Argument<string> Model = new("run")
    { Description = "A run's folder, or a network's file such as RUN/checkpoints/best.safetensors." };

    private static readonly Option<string?> Out = Optional<string?>("--out",
        "The file; RUN/NAME.onnx if not given, or NAME.onnx for a file outside a run.", "FILE");

    public static Command Create() => MakeCommand("onnx", """
        Write a trained network as an ONNX file. It is compared in ONNX Runtime first, in batches of 1, 7 and 64 faces:
        with a difference above 1e-4 no file is written. Networks in bfloat16 are written in float32. The file says its
        input size, mean, scale, channel order and the preparation of faces.
        """, Run, Model, Out, Force, Json)
        .WithExamples(CommandHelp.FirstRun, "facelab export onnx runs/first --out first.onnx",
            "facelab evaluate first.onnx synthetic",
            "facelab evaluate first.onnx synthetic --seed 2 --mean 127.5 --scale 127.5 --channels rgb");

    private static int Run(ParseResult line, CancellationToken cancellationToken)
    {
        // In a virtual machine libtorch may count too few cores.
        set_num_threads(Environment.ProcessorCount);
        var path = line.GetRequiredValue(Model);
        if (ModelParts.IsOnnx(path))
            throw new ArgumentException($"'{path}' is an ONNX file already: name a run.");
        using var model = EvaluatedModel.Open(path);
        var file = FileOf(line, model);
        var comparison = LongWork.Run("Comparing faces", OnnxComparison.Faces, progress =>
            OnnxExport.Write(model, file, progress, cancellationToken));
        if (line.GetValue(Json))
            Output.Json(new { Model = model.Name, Onnx = file, comparison.Differences });
        else
            Output.Facts($"{model.Name} as ONNX",
            [
                ("file", file), ("input", $"faces (N, 3, {model.Network.InputSize}, {model.Network.InputSize})"),
                ("output", $"embeddings (N, {model.Network.EmbeddingSize})"), ("in ONNX Runtime", $"{comparison}"),
            ]);
        return 0;
    }

    private static string FileOf(ParseResult line, EvaluatedModel model)
    {
        var file = Path.GetFullPath(line.GetValue(Out) ?? Path.Combine(model.Run?.Folder ?? "", $"{model.Name}.onnx"));
        RequireNew(line, file);
        return file;
    }
}
