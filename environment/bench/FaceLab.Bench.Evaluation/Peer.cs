using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace FaceLab.Bench.Evaluation;

/// <summary>Runs scikit-learn's side in Python, which gets its data in files of raw numbers.</summary>
internal sealed class Peer(string python, string scripts) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("facelab-bench-");

    public void Dispose() => folder.Delete(recursive: true);

    public void Write<T>(string name, T[] values) where T : unmanaged
    {
        using var file = File.Create(Path.Combine(folder.FullName, name));
        file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public T[] Read<T>(string name) where T : unmanaged => MemoryMarshal.Cast<byte,
        T>(File.ReadAllBytes(Path.Combine(folder.FullName, name))).ToArray();

    /// <summary>Runs a script in the folder of the files; it prints one JSON object.</summary>
    public JsonElement Run(string script, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(
            python, ["-W", "ignore", Path.Combine(scripts, script), .. arguments])
            { RedirectStandardOutput = true, WorkingDirectory = folder.FullName })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonDocument.Parse(output).RootElement
            : throw new InvalidOperationException($"{script} ended with {process.ExitCode}: see its message above.");
    }
}
