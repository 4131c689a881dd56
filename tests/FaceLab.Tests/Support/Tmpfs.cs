using System.Diagnostics;

namespace FaceLab.Tests.Support;

/// <summary>A test that needs a small disk of its own, skipped where this user may not mount one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TmpfsFactAttribute : FactAttribute
{
    public TmpfsFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Skip = "Mounting a small disk needs Linux and root.";
        else
        {
            using var folder = new TempFolder();
            try
            {
                using var disk = new Tmpfs(folder.Path, kilobytes: 64);
            }
            catch (InvalidOperationException error)
            {
                Skip = error.Message;
            }
        }
    }
}

/// <summary>A small disk in memory.</summary>
internal sealed class Tmpfs : IDisposable
{
    public Tmpfs(string folder, int kilobytes)
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine(folder, "disk")).FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", Path) != 0)
            throw new InvalidOperationException("A small disk cannot be mounted here.");
    }

    public string Path { get; }

    public void Dispose() => Run("umount", Path);

    private static int Run(string command, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(command, arguments) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
