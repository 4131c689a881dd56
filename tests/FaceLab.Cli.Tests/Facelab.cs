using System.Diagnostics;

namespace FaceLab.Cli.Tests;

/// <summary>Runs the command as a shell does.</summary>
internal static class Facelab
{
    public static Task<(int ExitCode, string Output, string Errors)> Run(string? facelabData, string folder, params string[] arguments) =>
        Run(StartInfo(facelabData, folder, arguments));

    public static async Task<(int ExitCode, string Output, string Errors)> Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
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
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "FaceLab.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("FACELAB_DATA");
        start.Environment.Remove("FACELAB_CACHE");
        if (facelabData is not null)
            start.Environment["FACELAB_DATA"] = facelabData;
        return start;
    }
}
