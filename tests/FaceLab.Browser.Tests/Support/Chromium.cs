namespace FaceLab.Browser.Tests.Support;

/// <summary>The system's Chromium: tests install no browser of their own.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "google-chrome"];

    /// <summary>Its program, or null.</summary>
    public static string? Program { get; } = Find(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>Why tests are skipped, or null.</summary>
    public static string? Missing => Program is null
        ? $"None of {string.Join(", ", Names)} is on PATH. On Debian: apt-get install chromium (environment/lab " +
            $"test does it)."
        : null;

    /// <summary>The first of the names in the first folder that has one.</summary>
    public static string? Find(string path) => path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
