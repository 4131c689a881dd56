using System.Text.Json;
using static TorchSharp.torch;

namespace FaceLab.Bench.Plain;

/// <summary>TorchSharp's side of the bench, in a process of its own: reads a JSON question a line, answers with a
/// JSON line.</summary>
internal static class PlainPeer
{
    /// <summary>The argument that makes this program the peer.</summary>
    public const string Argument = "--plain-torchsharp";

    public static void Answer(TextReader questions, TextWriter answers)
    {
        PlainRun? run = null;
        while (questions.ReadLine() is { } line)
        {
            var question = JsonDocument.Parse(line).RootElement;
            answers.WriteLine(JsonSerializer.Serialize(To(question, ref run)));
            answers.Flush();
        }
        run?.Dispose();
    }

    private static object To(JsonElement question, ref PlainRun? run)
    {
        if (question.TryGetProperty("threads", out var threads))
        {
            set_num_threads(threads.GetInt32());
            return new { torch = __version__, threads = get_num_threads() };
        }
        if (question.TryGetProperty("begin", out _))
        {
            run?.Dispose();
            run = new PlainRun(question);
            return new { };
        }
        var (seconds, losses) = run!.Train(question.GetProperty("train").GetInt32());
        RequireNoFaceLab();
        return new { seconds, losses };
    }

    /// <summary>FaceLab sets the heap and OpenMP when it is loaded: a plain program has neither.</summary>
    private static void RequireNoFaceLab()
    {
        if (AppDomain.CurrentDomain.GetAssemblies().Any(one => one.GetName().Name == "FaceLab"))
            throw new InvalidOperationException("FaceLab was loaded into the plain process, and its settings with it.");
    }
}
