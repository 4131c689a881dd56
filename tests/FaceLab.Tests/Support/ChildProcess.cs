using System.Diagnostics;
using System.Reflection;

namespace FaceLab.Tests.Support;

/// <summary>Runs a method of these tests in a process of its own, which an error in native code may end.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a static method that prints a line for each thing it does, beginning before it does it.</summary>
    /// <param name="work">The method; it gets <paramref name="argument"/>.</param>
    /// <param name="argument">A text for it, such as a folder.</param>
    /// <returns>Its lines.</returns>
    public static IReadOnlyList<string> Run(Action<string> work, string argument)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(ChildProcess).Assembly.Location, work.Method.DeclaringType!.FullName!, work.Method.Name, argument])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(process.ExitCode == 0,
            $"The process ended with {process.ExitCode} in '{lines.LastOrDefault()}':\n{errors.Result}");
        return lines;
    }

    /// <summary>The entry of the process.</summary>
    private static int Main(string[] words)
    {
        const BindingFlags any = BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;
        Type.GetType(words[0])!.GetMethod(words[1], any)!.CreateDelegate<Action<string>>()(words[2]);
        return 0;
    }
}
