namespace FaceLab.KernelHost.Wire;

/// <summary>One line to the Python half. What is null is left out.</summary>
internal sealed record Event
{
    /// <summary><c>ready</c>, <c>stream</c>, <c>display</c>, <c>update</c>, <c>result</c>, <c>error</c>, <c>done</c>
    /// or <c>reply</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The request that this answers (<c>done</c>, <c>reply</c>).</summary>
    public int? Id { get; init; }

    /// <summary><c>stdout</c> or <c>stderr</c> of a stream; the exception's type of an error.</summary>
    public string? Name { get; init; }

    /// <summary>Text of a stream; message of an error.</summary>
    public string? Text { get; init; }

    /// <summary>MIME type to content.</summary>
    public IReadOnlyDictionary<string, string>? Data { get; init; }

    /// <summary>Names a display that later <c>update</c> events replace.</summary>
    public string? DisplayId { get; init; }

    /// <summary>The lines that a notebook shows for an error.</summary>
    public IReadOnlyList<string>? Trace { get; init; }

    /// <summary>Completions, or <c>complete</c> / <c>incomplete</c> / <c>invalid</c>.</summary>
    public IReadOnlyList<CompletionMatch>? Matches { get; init; }

    /// <summary>Start of the text that a completion replaces, in UTF-16 units.</summary>
    public int? Start { get; init; }

    /// <summary>End of the text that a completion replaces, in UTF-16 units.</summary>
    public int? End { get; init; }
}

/// <summary>A completion's text and its kind (<c>method</c>, <c>property</c>, ...), which Jupyter shows beside
/// it.</summary>
internal sealed record CompletionMatch(string Text, string Type);
