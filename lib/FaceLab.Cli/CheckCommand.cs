using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Faces.Detection;
using FaceLab.Learning;
using FaceLab.Networks.Layers;
using TorchSharp;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli;

/// <summary><c>facelab check</c> tries each part once; <c>facelab faces</c> names the notebooks' faces.</summary>
internal static class CheckCommand
{
    public static Command Create() =>
        MakeCommand("check", "Show versions and device; try one tensor operation and one chart.",
            (line, _) => Run(line), Json).WithExamples("facelab check");

    public static Command CreateFaces() =>
        MakeCommand("faces", "Show the faces that notebooks would use, and why.", (line, _) =>
    {
        var source = FaceSource.Find();
        if (line.GetValue(Json))
            Output.Json(new { source.Name, source.Reason, source.LfwFolder });
        else
            Console.WriteLine($"{source.Name} ({source.Reason})");
        return 0;
    }, Json).WithExamples("facelab faces");

    private static int Run(ParseResult line)
    {
        var parts = new List<(string Name, bool Works, string Text)>();
        Try(".NET", () => Environment.Version.ToString());
        Try("TorchSharp", () => $"{typeof(torch).Assembly.GetName().Version} over libtorch {torch.__version__}");
        Try("device", () => torch.cuda.is_available()
            ? $"CUDA, {torch.cuda.device_count()} GPU" : $"CPU, {torch.get_num_threads()} threads");
        Try("processor", () => Processor.Description);
        Try("bfloat16", () => Precision.ProcessorHasBFloat16
            ? "computed in hardware: the default" : "not in this processor: float32 is the default");
        Try("tensor", TensorOperation);
        Try("chart", OneChart);
        Try("face boxes", FaceBoxes);
        if (line.GetValue(Json))
            Output.Json(parts.Select(part => new { part.Name, part.Works, part.Text }));
        return parts.TrueForAll(part => part.Works) ? 0 : 1;

        void Try(string name, Func<string> look)
        {
            try
            {
                Tell(name, true, look());
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                var message = NativeError.MessageOf(error.InnerException ?? error).ReplaceLineEndings(" ");
                Tell(name, false, $"FAILED: {message} Remedy: environment/lab setup");
            }
        }

        void Tell(string name, bool works, string text)
        {
            parts.Add((name, works, text));
            if (!line.GetValue(Json))
                Console.WriteLine($"{name,-12} {text}");
        }
    }

    private static string TensorOperation()
    {
        using var scope = torch.NewDisposeScope();
        var sum = torch.ones(64, 64).mm(torch.ones(64, 64)).sum().item<float>();
        return sum == 64 * 64 * 64 ? "(64, 64) x (64, 64) is right"
            : throw new InvalidOperationException($"ones(64, 64) squared sums to {sum}, not {64 * 64 * 64}.");
    }

    /// <summary>Finds a cascade. A missing one is no failure, because boxes can come with a set.</summary>
    private static string FaceBoxes()
    {
        try
        {
            return CascadeModels.Find(CascadeModels.HaarAlt2);
        }
        catch (FaceDataException error)
        {
            return $"none. {error.Message}";
        }
    }

    private static string OneChart()
    {
        var chart = TrainingChart.Of([new EvaluationStep(1, 0.1, 1.0, 1.1, 100)], steps: 1);
        return $"{chart.ToFragment().Length:N0} characters of HTML; with plotly.js {chart.ToPage().Length / 1e6:F1} MB";
    }
}
