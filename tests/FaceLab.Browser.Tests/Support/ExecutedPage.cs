using System.Diagnostics;
using System.Text.Json;
using FaceLab.Build.Tests;

namespace FaceLab.Browser.Tests.Support;

/// <summary>A page as the headless runner writes it, of a notebook whose outputs are given.</summary>
internal static class ExecutedPage
{
    /// <summary>Writes the page of what stands in the folder its first argument names.</summary>
    private const string Script = """
        import pathlib, sys
        sys.path.insert(0, sys.argv[2])
        from headless.notebook import load
        from headless.page import PageWriter
        folder = pathlib.Path(sys.argv[1])
        notebook = load(folder / "page.ipynb")
        PageWriter(folder, [notebook]).write(notebook)
        """;

    /// <summary>Writes the notebook and its page into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="prose">Markdown of the first cell.</param>
    /// <param name="code">The source of the second cell.</param>
    /// <param name="outputs">HTML that the second cell shows.</param>
    /// <returns>The path of the page.</returns>
    public static string Write(string folder, string prose, string code, IEnumerable<string> outputs)
    {
        var shown = outputs.Select(html => new
        {
            output_type = "display_data", metadata = new { },
            data = new Dictionary<string, string> { ["text/html"] = html }
        });
        object[] cells =
        [
            new { cell_type = "markdown", metadata = new { }, source = prose },
            new { cell_type = "code", metadata = new { }, source = code, execution_count = 1, outputs = shown },
        ];
        File.WriteAllText(Path.Combine(folder, "page.ipynb"), JsonSerializer.Serialize(
            new { nbformat = 4, nbformat_minor = 4, metadata = new { }, cells }));
        // Jupyter is the system's, as in environment/lab.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        using var run = Process.Start(new ProcessStartInfo(python,
            ["-c", Script, folder, Path.Combine(Checkout.Root, "environment", "notebooks")])
        { RedirectStandardError = true })!;
        var errors = run.StandardError.ReadToEnd();
        run.WaitForExit();
        Assert.True(run.ExitCode == 0, errors);
        return Path.Combine(folder, "page.html");
    }
}
