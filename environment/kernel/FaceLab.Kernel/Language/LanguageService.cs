using FaceLab.KernelHost.Execution;
using FaceLab.KernelHost.References;
using FaceLab.KernelHost.Wire;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Language;

/// <summary>Completion, hover and "is this cell complete", by Roslyn's own services.</summary>
internal sealed class LanguageService(Session session, ReferenceSet references)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SubmissionWorkspace _workspace = new(session, references);

    public Event Complete(Request request) => Answer(request, cancellation =>
    {
        var document = _workspace.With(request.Code);
        var service = CompletionService.GetService(document)!;
        var list = service.GetCompletionsAsync(document, request.Position, cancellationToken: cancellation).GetAwaiter()
            .GetResult();
        var typed = request.Code[list.Span.Start..request.Position];
        var matches = list.ItemsList
            .Where(item => item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(item => new CompletionMatch(item.DisplayText, item.Tags.FirstOrDefault("").ToLowerInvariant()))
            .DistinctBy(match => match.Text);
        return Reply(request) with { Matches = [.. matches], Start = list.Span.Start, End = list.Span.End };
    });

    public Event Inspect(Request request) => Answer(request, cancellation =>
    {
        var document = _workspace.With(request.Code);
        var info = QuickInfoService.GetService(document)!
            .GetQuickInfoAsync(document, request.Position, cancellation).GetAwaiter().GetResult();
        var text = string.Join("\n\n", info?.Sections.Select(section => section.Text) ?? []);
        return text.Length == 0
            ? Reply(request)
            : Reply(request) with { Data = new Dictionary<string, string> { [PlainTextFormatter.MimeType] = text } };
    });

    public static Event IsComplete(Request request)
    {
        var tree = CSharpSyntaxTree.ParseText(request.Code, SubmissionWorkspace.ParseOptions);
        var isComplete = SyntaxFactory.IsCompleteSubmission(tree);
        var isWrong = isComplete && tree.GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error);
        return Reply(request) with { Text = isWrong ? "invalid" : isComplete ? "complete" : "incomplete" };
    }

    private static Event Reply(Request request) => new() { Kind = "reply", Id = request.Id };

    /// <summary>Help while typing is never worth an error message: what fails or takes too long is an empty
    /// answer.</summary>
    private static Event Answer(Request request, Func<CancellationToken, Event> find)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            return find(limit.Token);
        }
        catch (Exception)
        {
            return Reply(request);
        }
    }
}
