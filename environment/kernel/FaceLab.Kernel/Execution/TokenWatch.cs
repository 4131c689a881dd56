using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;

namespace FaceLab.KernelHost.Execution;

/// <summary>Finds code that watches <see cref="KernelInvocationContext.CancellationToken"/>: in the cell, or in a
/// function of an earlier cell that it names. An interrupt gives such a cell time to stop by itself.</summary>
internal sealed class TokenWatch
{
    private readonly HashSet<string> _functions = [];

    /// <summary>Whether this code watches the token. Its functions are remembered for later cells.</summary>
    public bool IsIn(Script script)
    {
        var compilation = script.GetCompilation();
        var names = compilation.SyntaxTrees.SelectMany(
            tree => tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()).ToArray();
        var uses = names.Where(name => IsToken(name, compilation)).ToArray();
        foreach (var function in uses.SelectMany(use => use.Ancestors()).Select(NameOf).OfType<string>())
            _functions.Add(function);
        return uses.Length > 0 || names.Any(name => _functions.Contains(name.Identifier.Text));
    }

    private static bool IsToken(IdentifierNameSyntax name, Compilation compilation) =>
        name.Identifier.Text == nameof(KernelInvocationContext.CancellationToken)
        && compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name).Symbol
            is IPropertySymbol { ContainingType.Name: nameof(KernelInvocationContext) };

    private static string? NameOf(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        _ => null,
    };
}
