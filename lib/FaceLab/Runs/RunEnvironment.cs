using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Networks.Layers;
using TorchSharp;

namespace FaceLab.Runs;

/// <summary>The machine and the software of a run, for figures that cannot be reproduced.</summary>
/// <remarks>A run's <c>environment.json</c> is a list of them, because it may continue elsewhere.</remarks>
/// <param name="Started">The time, in UTC.</param>
/// <param name="System">Operating system and processor architecture.</param>
/// <param name="Threads">The number of threads that compute.</param>
/// <param name="BFloat16">True if the processor multiplies bfloat16 in hardware.</param>
/// <param name="Device">The device of the tensors.</param>
/// <param name="DotNet">The version of .NET.</param>
/// <param name="LibTorch">The version of libtorch.</param>
/// <param name="Commit">FaceLab's git commit, with "+" if files were changed; null outside of a checkout.</param>
/// <param name="FacesKey">The key of the prepared faces.</param>
/// <param name="FacesParameters">Their preparation.</param>
public sealed record RunEnvironment(DateTime Started, string System, int Threads, bool BFloat16, string Device,
    string DotNet, string LibTorch,
    string? Commit, string FacesKey, string FacesParameters)
{
    /// <summary>Describes this process.</summary>
    /// <param name="faces">The prepared faces.</param>
    /// <param name="device">The device of the tensors.</param>
    public static RunEnvironment Here(PreparedFaces faces, torch.Device device) => new(
        DateTime.UtcNow, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}",
            torch.get_num_threads(),
        Precision.ProcessorHasBFloat16, device.ToString(), Environment.Version.ToString(), torch.__version__,
        CommitOf(AppContext.BaseDirectory), faces.Key, faces.Parameters);

    /// <summary>Reads a run's environments, oldest first, or a single one; none without a file.</summary>
    /// <exception cref="FaceDataException">The file was changed.</exception>
    internal static IReadOnlyList<RunEnvironment> ReadAll(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            var text = File.ReadAllText(path).Trim();
            var environments = RunJson.Parse<RunEnvironment?[]>(text.StartsWith('[') ? text : $"[{text}]");
            return [.. environments.Select(one => one ?? throw new JsonException("One of the list is null."))];
        }
        catch (JsonException error)
        {
            throw new FaceDataException($"'{path}' is not what a run writes: {error.Message} Delete it.", error);
        }
    }

    /// <summary>Adds this environment to a run's, unless it differs from the last one only in its time.</summary>
    /// <exception cref="FaceDataException">The file was changed.</exception>
    internal void AddTo(string path)
    {
        var known = ReadAll(path);
        if (known.Count == 0 || known[^1] with { Started = Started } != this)
            WholeFile.Write(path, temporary => File.WriteAllText(temporary,
                RunJson.Pretty<RunEnvironment[]>([.. known, this])));
    }

    private static string? CommitOf(string folder)
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-C",
                folder, "describe", "--always", "--exclude=*", "--abbrev=12", "--dirty=+"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var git = Process.Start(start)!;
            git.BeginErrorReadLine();
            var commit = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? commit : null;
        }
        catch (Win32Exception)
        {
            return null;    // no git here
        }
    }
}
