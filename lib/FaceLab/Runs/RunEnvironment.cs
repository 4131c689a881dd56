using System.Diagnostics;
using System.Runtime.InteropServices;
using FaceLab.Faces;
using FaceLab.Networks;
using TorchSharp;

namespace FaceLab.Runs;

/// <summary>Where and on what a run was made: what one wants to know when a figure does not come again.</summary>
/// <param name="Started">When, in UTC.</param>
/// <param name="System">Operating system and processor architecture.</param>
/// <param name="Threads">Threads that compute.</param>
/// <param name="BFloat16">Whether the processor multiplies bfloat16 in hardware.</param>
/// <param name="Device">Where tensors were.</param>
/// <param name="DotNet">Version of .NET.</param>
/// <param name="LibTorch">Version of libtorch.</param>
/// <param name="Commit">FaceLab's git commit, with "+" if files were changed; <see langword="null"/> outside of a checkout.</param>
/// <param name="FacesKey">The prepared faces' key.</param>
/// <param name="FacesParameters">How they were prepared.</param>
public sealed record RunEnvironment(DateTime Started, string System, int Threads, bool BFloat16, string Device, string DotNet, string LibTorch,
    string? Commit, string FacesKey, string FacesParameters)
{
    /// <summary>This process.</summary>
    /// <param name="faces">The faces that it works on.</param>
    /// <param name="device">Where it computes.</param>
    public static RunEnvironment Here(PreparedFaces faces, torch.Device device)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(device);
        return new(
            DateTime.UtcNow, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}", torch.get_num_threads(),
            Precision.ProcessorHasBFloat16, device.ToString(), Environment.Version.ToString(), torch.__version__,
            CommitOf(AppContext.BaseDirectory), faces.Key, faces.Parameters);
    }

    /// <summary>The commit that a folder's checkout is at.</summary>
    private static string? CommitOf(string folder)
    {
        try
        {
            var commit = Git(folder, "rev-parse", "--short=12", "HEAD");
            return commit is null ? null : commit + (Git(folder, "status", "--porcelain", "--untracked-files=no") is "" or null ? "" : "+");
        }
        catch (Exception error) when (error is global::System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return null;    // no git here
        }
    }

    private static string? Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true });
        if (git is null)
            return null;
        git.ErrorDataReceived += (_, _) => { };
        git.BeginErrorReadLine();
        var text = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return git.ExitCode == 0 ? text : null;
    }
}
