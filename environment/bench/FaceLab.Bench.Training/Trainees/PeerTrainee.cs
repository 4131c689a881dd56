using System.Diagnostics;
using System.Text.Json;
using FaceLab.Bench.Nets;
using FaceLab.Bench.Plain;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;

namespace FaceLab.Bench.Trainees;

/// <summary>A peer, a process that lives as long as this one: one line of JSON there, one back.</summary>
internal sealed class PeerTrainee : ITrainee
{
    private readonly Process process;

    private PeerTrainee(string key, string name, ProcessStartInfo start, int threads)
    {
        Key = key;
        // A peer gets none of the heap and OpenMP settings that the caller's shell may have.
        foreach (var variable in start.Environment.Keys.Where(
            one => one.StartsWith("MALLOC_", StringComparison.Ordinal) || one is "GOMP_SPINCOUNT").ToList())
            start.Environment.Remove(variable);
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        process = Process.Start(start) ?? throw new BenchException($"'{start.FileName}' did not start.");
        var hello = Ask(new { threads });
        Description = $"{name} {hello.GetProperty("torch").GetString()}, {hello.GetProperty("threads").GetInt32()} " +
            "threads";
    }

    public string Key { get; }

    public string Description { get; }

    /// <summary>Plain TorchSharp on the same libtorch.</summary>
    public static PeerTrainee TorchSharp(int threads) => new("torchsharp", "plain TorchSharp on libtorch",
        new(Environment.ProcessPath!, [typeof(PeerTrainee).Assembly.Location, PlainPeer.Argument]), threads);

    /// <summary>PyTorch in Python; <see langword="null"/> where that interpreter has none.</summary>
    public static PeerTrainee? PyTorch(string python, int threads)
    {
        using var question = Process.Start(new ProcessStartInfo(
            python, ["-c", "import torch, numpy"]) { RedirectStandardError = true });
        question!.WaitForExit();
        return question.ExitCode == 0
            ? new("pytorch", $"PyTorch ({python})", new(
                python, [Path.Combine(AppContext.BaseDirectory, "peer", "peer.py")]), threads)
            : null;
    }

    public void Begin(NetSize size, Precision precision, string folder) => Ask(new
    {
        begin = size.Name,
        size = size.InputSize,
        batch = size.Batch,
        classes = size.Classes,
        bfloat16 = precision.Compute == ScalarType.BFloat16,
        channels_last = precision.ChannelsLast,
        folder,
    });

    public Steps Train(int steps)
    {
        var answer = Ask(new { train = steps });
        var losses = answer.GetProperty("losses").EnumerateArray().Select(value => value.GetDouble());
        return new Steps(answer.GetProperty("seconds").GetDouble(), [.. losses]);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5000))
            process.Kill();
        process.Dispose();
    }

    private JsonElement Ask(object question)
    {
        try
        {
            process.StandardInput.WriteLine(JsonSerializer.Serialize(question));
            process.StandardInput.Flush();
            if (process.StandardOutput.ReadLine() is { } line)
                return JsonDocument.Parse(line).RootElement;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new BenchException($"the process of {Key} does not answer as agreed ({error.Message}); what it " +
                "said is above.");
        }
        throw new BenchException($"the process of {Key} ended; what it said is above.");
    }
}
