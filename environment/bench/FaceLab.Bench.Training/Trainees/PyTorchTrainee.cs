using System.Diagnostics;
using System.Text.Json;
using FaceLab.Bench.Nets;
using FaceLab.Models;
using static TorchSharp.torch;

namespace FaceLab.Bench.Trainees;

/// <summary>PyTorch's side, a Python process that lives as long as this one: one line of JSON there, one back.</summary>
internal sealed class PyTorchTrainee : ITrainee
{
    private readonly Process process;

    public PyTorchTrainee(string python, int threads)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peer", "peer.py");
        process = Process.Start(new ProcessStartInfo(python, [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new BenchException($"'{python}' did not start.");
        var hello = Ask(new { threads });
        Description = $"PyTorch {hello.GetProperty("torch").GetString()} ({python}), {hello.GetProperty("threads").GetInt32()} threads";
    }

    public string Description { get; }

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
            throw new BenchException($"the Python process does not answer as agreed ({error.Message}); what it said is above.");
        }
        throw new BenchException("the Python process ended; what it said is above.");
    }
}
