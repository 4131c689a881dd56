using System.Globalization;

namespace FaceLab.Cli.Tests;

/// <summary>A test that interrupts a child by SIGINT; skipped where the shell that started the tests has them ignore
/// it, as in a background job.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InterruptFactAttribute : FactAttribute
{
    private const ulong Interrupt = 1UL << (2 - 1);

    public InterruptFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no kill -INT.";
        else if (File.Exists("/proc/self/status") && (Ignored() & Interrupt) != 0)
            Skip = "SIGINT is ignored in this process and its children";
    }

    private static ulong Ignored() => ulong.Parse(
        File.ReadLines("/proc/self/status")
            .First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim(),
        NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
