using System.Diagnostics;

namespace FaceLab.Cli.Tests.Embeddings;

/// <summary>A test by a Python with some modules: the system's, or the one that FACELAB_TEST_PYTHON names. It is
/// skipped, with the reason, where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(params string[] modules)
    {
        Modules = modules;
        Skip = !File.Exists(Python.Program) ? $"There is no {Python.Program}."
            : Array.Find(modules, module => !Python.Has(module)) is { } missing
            ? $"{Python.Program} has no module '{missing}'." : null;
    }

    public IReadOnlyList<string> Modules { get; }
}

/// <summary>The Python that reads files of embeddings.</summary>
internal static class Python
{
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("FACELAB_TEST_PYTHON") ?? "/usr/bin/python3";

    public static bool Has(string module)
    {
        using var process = Started($"import {module}");
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>Runs a script; the arguments are its <c>sys.argv[1:]</c>.</summary>
    public static async Task<string> Run(string script, params string[] arguments)
    {
        using var process = Started(script, arguments);
        var (exitCode, output, errors) = await Facelab.EndOf(process);
        Assert.True(exitCode == 0, errors);
        return output.ReplaceLineEndings("\n").Trim();
    }

    private static Process Started(string script, params string[] arguments) => Process.Start(
        new ProcessStartInfo(Program, ["-W", "ignore", "-c", script, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
}
