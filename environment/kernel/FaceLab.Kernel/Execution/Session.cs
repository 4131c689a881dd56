using System.Runtime.ExceptionServices;
using System.Text;
using FaceLab.KernelHost.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace FaceLab.KernelHost.Execution;

/// <summary>The chain of C# submissions: each sees the variables, types and usings of those before it.</summary>
internal sealed class Session(ReferenceSet references)
{
    /// <summary>The namespaces that .NET Interactive opens, and <c>display</c>, <c>HTML</c>, ... without a
    /// prefix.</summary>
    public static readonly string[] Imports =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    private ScriptState<object>? _state;

    /// <summary>The code of every submission that ran, oldest first: completion looks things up in it.</summary>
    public List<string> History { get; } = [];

    /// <summary>The variables of all cells; a name declared again counts once, with its newest value.</summary>
    public IEnumerable<ScriptVariable> Variables =>
        _state?.Variables.GroupBy(variable => variable.Name).Select(same => same.Last()) ?? [];

    /// <summary>Compiles a piece of a cell behind everything that ran before it.</summary>
    /// <exception cref="CompilationFailedException">It does not compile.</exception>
    public Script<object> Compile(string code, string file, CancellationToken cancellation)
    {
        var options = Options(file);
        var script = _state is null
            ? CSharpScript.Create(code, options, assemblyLoader: references.Loader)
            : _state.Script.ContinueWith(code, options);
        var errors = script.Compile(cancellation).Where(found => found.Severity == DiagnosticSeverity.Error).ToArray();
        return errors.Length == 0 ? script : throw new CompilationFailedException(errors);
    }

    /// <summary>Runs a compiled piece. Its variables stay, also those set before an exception.</summary>
    /// <returns>Whether it ends in a value to show, and that value.</returns>
    public (bool HasValue, object? Value) Run(Script<object> script, CancellationToken cancellation)
    {
        var running = _state is null
            ? script.RunAsync(null, _ => true, cancellation)
            : script.RunFromAsync(_state, _ => true, cancellation);
        _state = running.GetAwaiter().GetResult();
        History.Add(script.Code);
        if (_state.Exception is { } error)
            ExceptionDispatchInfo.Throw(error);
        return (_state.ReturnValue is not null || EndsInExpression(script), _state.ReturnValue);
    }

    private ScriptOptions Options(string file) => ScriptOptions.Default
        .WithReferences(references.Metadata)
        .WithMetadataResolver(ReferenceSet.Resolver)
        .WithSourceResolver(new SourceFileResolver([], Environment.CurrentDirectory))
        .WithImports(Imports)
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true)
        .WithFilePath(file)
        .WithFileEncoding(Encoding.UTF8)
        .WithAllowUnsafe(true);

    /// <summary>Whether the code ends in an expression without semicolon that has a type: a null of it is shown
    /// too.</summary>
    private static bool EndsInExpression(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        return tree.GetCompilationUnitRoot().Members.LastOrDefault()
            is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(tree).GetTypeInfo(
                last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }
}
