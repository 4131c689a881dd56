using System.CommandLine;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Faces.Detection;
using FaceLab.Learning;
using FaceLab.Networks;
using TorchSharp;

namespace FaceLab.Cli;

/// <summary>Touches each part once and says what it found, with a remedy for what is missing.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Versions, device, one tensor operation and one chart.");
        command.SetAction(_ => Run(Console.Out));
        return command;
    }

    private static int Run(TextWriter output)
    {
        var failures = 0;
        Try(".NET", () => Environment.Version.ToString());
        Try("TorchSharp", () => $"{typeof(torch).Assembly.GetName().Version} over libtorch {torch.__version__}");
        Try("device", () => torch.cuda.is_available() ? $"CUDA, {torch.cuda.device_count()} GPU" : $"CPU, {torch.get_num_threads()} threads");
        Try("processor", () => Processor.Description);
        Try("bfloat16", () => Precision.ProcessorHasBFloat16 ? "computed in hardware: the default" : "not in this processor: float32 is the default");
        Try("tensor", TensorOperation);
        Try("chart", OneChart);
        Try("face boxes", FaceBoxes);
        return failures == 0 ? 0 : 1;

        void Try(string name, Func<string> look)
        {
            try
            {
                output.WriteLine($"{name,-12} {look()}");
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                failures++;
                output.WriteLine($"{name,-12} FAILED: {NativeError.MessageOf(error.InnerException ?? error).ReplaceLineEndings(" ")} Remedy: environment/lab setup");
            }
        }
    }

    private static string TensorOperation()
    {
        using var scope = torch.NewDisposeScope();
        var sum = torch.ones(64, 64).mm(torch.ones(64, 64)).sum().item<float>();
        return sum == 64 * 64 * 64 ? "(64, 64) x (64, 64) is right" : throw new InvalidOperationException($"ones(64, 64) squared sums to {sum}, not {64 * 64 * 64}.");
    }

    /// <summary>Boxes can come with a set: without a cascade the house is whole all the same.</summary>
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
        return $"{chart.ToFragment().Length:N0} characters of HTML; plotly.js {chart.ToPage().Length / 1e6:F1} MB comes along";
    }
}
