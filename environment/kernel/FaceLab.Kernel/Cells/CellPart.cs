namespace FaceLab.KernelHost.Cells;

/// <summary>A stretch of a cell that is handled as one: code in one language, or one directive.</summary>
/// <param name="Line">Line of the cell on which it starts, from 0.</param>
internal abstract record CellPart(int Line);

/// <summary>Code or text in one language.</summary>
/// <param name="Language"><c>csharp</c>, <c>html</c>, <c>javascript</c>, <c>markdown</c>, <c>mermaid</c> or
/// <c>value</c>.</param>
/// <param name="Text">The lines, joined.</param>
/// <param name="Line">Line of the cell on which it starts, from 0.</param>
internal sealed record CodePart(string Language, string Text, int Line) : CellPart(Line);

/// <summary>A line like <c>#!share --from csharp x</c>.</summary>
/// <param name="Name">The word after <c>#!</c>, or <c>r</c> for an <c>#r</c> line.</param>
/// <param name="Arguments">The words after it, quotes removed.</param>
/// <param name="Language">The language of the text around it.</param>
/// <param name="Line">Line of the cell, from 0.</param>
internal sealed record DirectivePart(string Name, IReadOnlyList<string> Arguments, string Language, int Line)
    : CellPart(Line);
