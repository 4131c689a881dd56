namespace FaceLab.Cli.Tests;

/// <summary>A test that starts the command by <c>sh</c>; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no sh.";
    }
}
