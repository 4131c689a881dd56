using System.Diagnostics;

namespace FaceLab.Cli.Tests;

/// <summary>Runs the command as a shell does, without a terminal.</summary>
internal static class Facelab
{
    /// <summary>Variables of the user that would change what the command does.</summary>
    private static readonly string[] Foreign = ["FACELAB_DATA", "FACELAB_CACHE", "FACELAB_MIRROR", "FACELAB_MODELS"];

    public static Task<(int ExitCode, string Output, string Errors)> Run(string? facelabData, string folder,
        params string[] arguments) =>
        Run(StartInfo(facelabData, folder, arguments));

    public static async Task<(int ExitCode, string Output, string Errors)> Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return await EndOf(process);
    }

    /// <summary>Starts it and leaves it running; a variable without a value is removed.</summary>
    public static Process Start(string folder, Dictionary<string, string?> variables, params string[] arguments)
    {
        var start = StartInfo(null, folder, arguments);
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

    /// <summary>The command with these arguments, its streams redirected.</summary>
    public static ProcessStartInfo StartInfo(string? facelabData, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "FaceLab.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var variable in Foreign)
            start.Environment.Remove(variable);
        if (facelabData is not null)
            start.Environment["FACELAB_DATA"] = facelabData;
        return start;
    }
}
