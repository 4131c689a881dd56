using Microsoft.CodeAnalysis;

namespace FaceLab.KernelHost.Execution;

/// <summary>A cell that does not compile.</summary>
internal sealed class CompilationFailedException(IReadOnlyList<Diagnostic> errors)
    : Exception("The cell does not compile.")
{
    public IReadOnlyList<Diagnostic> Errors => errors;
}
