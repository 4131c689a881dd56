using FaceLab.KernelHost.Execution;
using FaceLab.KernelHost.Output;

namespace FaceLab.KernelHost.Cells;

/// <summary><c>#!import FILE</c>: runs a C# file, a notebook or a .dib script as if it stood in the cell.</summary>
internal sealed class Importer(PartRunner runner, CellEvents events)
{
    private const int MaximumDepth = 20;

    private int _depth;

    public void Import(DirectivePart directive, Interruption interruption)
    {
        var options = new DirectiveOptions(directive);
        var argument = options["--file"] ?? options.Free ?? throw options.Missing("a file");
        var path = Path.GetFullPath(argument);
        if (!File.Exists(path))
            throw new DirectiveException($"#!import {argument}: there is no {path}. Paths are relative to the " +
                "notebook's folder.");
        if (_depth == MaximumDepth)
            throw new DirectiveException($"#!import {argument}: {MaximumDepth} imports inside of each other. Does " +
                "the file import itself?");
        _depth++;
        try
        {
            Run(path, interruption);
        }
        finally
        {
            _depth--;
        }
    }

    private void Run(string path, Interruption interruption)
    {
        var name = Path.GetFileName(path);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".cs" or ".csx":
                runner.Run(CellParser.Parse(File.ReadAllText(path)), name, interruption);
                break;
            case ".dib":
                runner.Run(CellParser.Parse(NotebookFile.DibText(path)), name, interruption);
                break;
            case ".ipynb":
                RunNotebook(path, name, interruption);
                break;
            default:
                throw new DirectiveException(
                    $"#!import {name}: only .cs, .csx, .ipynb and .dib files can be imported.");
        }
    }

    private void RunNotebook(string path, string name, Interruption interruption)
    {
        foreach (var (cell, index) in NotebookFile.Cells(path).Select((cell, index) => (cell, index)))
        {
            if (cell.Language == "markdown")
                events.Display(Markup.Of(cell, ""));
            else
                runner.Run(CellParser.Parse(cell.Text, cell.Language), $"{name} cell {index + 1}", interruption);
        }
    }
}
