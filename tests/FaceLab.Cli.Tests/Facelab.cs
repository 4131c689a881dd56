using System.Diagnostics;

namespace FaceLab.Cli.Tests;

/// <summary>Runs the command as a shell does.</summary>
internal static class Facelab
{
    public static async Task<(int ExitCode, string Output, string Errors)> Run(string? facelabData, string folder, params string[] arguments)
    {
        using var process = Start(folder, new() { ["FACELAB_DATA"] = facelabData }, arguments);
        return await EndOf(process);
    }

    /// <summary>Starts it without a terminal; a variable without a value is removed.</summary>
    public static Process Start(string folder, Dictionary<string, string?> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "FaceLab.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var variable in (string[])["FACELAB_DATA", "FACELAB_MIRROR"])
            start.Environment.Remove(variable);
        foreach (var (name, value) in variables.Where(variable => variable.Value is not null))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> EndOf(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
