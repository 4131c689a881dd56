using FaceLab.Basics;
using Microsoft.CodeAnalysis;

namespace FaceLab.KernelHost.Execution;

/// <summary>A failed cell, as the notebook shows it.</summary>
internal sealed record ErrorReport(string Name, string Message, IReadOnlyList<string> Trace)
{
    private const int MaximumDiagnostics = 20;

    /// <summary>An exception, with the lines of the cells that it passed through.</summary>
    public static ErrorReport Of(Exception error) => new(
        error.GetType().FullName!, NativeError.WithoutTrace(error.Message), StackText.Of(error));

    /// <summary>A cell that the user stopped.</summary>
    public static ErrorReport Interrupted { get; } =
        Simple("Interrupted", "The cell was interrupted. Variables of earlier cells are kept.");

    /// <summary>A message that needs no stack.</summary>
    public static ErrorReport Simple(string name, string message) => new(name, message, [$"{name}: {message}"]);

    /// <summary>Compiler errors, each with its line, column and source.</summary>
    public static ErrorReport Of(IReadOnlyList<Diagnostic> errors)
    {
        var trace = errors.Take(MaximumDiagnostics).SelectMany(DiagnosticText.Of).ToList();
        if (errors.Count > MaximumDiagnostics)
            trace.Add($"... and {errors.Count - MaximumDiagnostics} more errors");
        return new ErrorReport("CompilationError", DiagnosticText.Headline(errors[0]), trace);
    }
}
