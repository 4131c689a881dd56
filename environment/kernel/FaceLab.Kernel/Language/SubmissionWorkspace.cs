using FaceLab.KernelHost.Execution;
using FaceLab.KernelHost.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace FaceLab.KernelHost.Language;

/// <summary>The session as Roslyn's language services see it: one project for each submission, each on the
/// last.</summary>
internal sealed class SubmissionWorkspace(Session session, ReferenceSet references)
{
    private Solution? _solution;
    private ProjectId? _last;
    private int _seen;

    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>A document with this code behind everything that ran.</summary>
    public Document With(string code)
    {
        _solution ??= new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        for (; _seen < session.History.Count; _seen++)
            (_solution, _last) = (Add(_solution, session.History[_seen], out var added).Solution, added);
        return Add(_solution, code, out _).Document;
    }

    private (Solution Solution, Document Document) Add(Solution solution, string code, out ProjectId id)
    {
        id = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(id);
        var project = ProjectInfo.Create(
            id,
            VersionStamp.Create(),
            name: $"submission{_seen}",
            assemblyName: $"submission{_seen}",
            LanguageNames.CSharp,
            isSubmission: true,
            parseOptions: ParseOptions,
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, usings: Session.Imports, allowUnsafe: true),
            metadataReferences: references.Metadata,
            projectReferences: _last is null ? null : [new ProjectReference(_last)]);
        var cell = DocumentInfo.Create(
            document,
            "cell.csx",
            sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(code), VersionStamp.Create())));
        solution = solution.AddProject(project).AddDocument(cell);
        return (solution, solution.GetDocument(document)!);
    }
}
