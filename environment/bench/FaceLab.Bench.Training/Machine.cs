using System.Globalization;

namespace FaceLab.Bench;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Processor => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(
            line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "unknown"
        : "unknown";

    /// <summary>Mean number of processes that wanted a processor in the last minute; 0 where the system does not
    /// say.</summary>
    public static double Load() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;
}
