using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.Cells;

/// <summary>The <c>#!</c> lines that this kernel knows: those of .NET Interactive that FaceLab's notebooks
/// use.</summary>
internal static class Directives
{
    private static readonly (string Name, string Does)[] All =
    [
        ("#!csharp", "what follows is C# (the default)"),
        ("#!html", "what follows is HTML, shown as it is"),
        ("#!javascript", "what follows runs in the page; `element` is the place to draw into"),
        ("#!markdown", "what follows is Markdown"),
        ("#!mermaid", "what follows is a Mermaid diagram"),
        ("#!import FILE", "runs a .cs, .ipynb or .dib file here"),
        ("#!value --name NAME [--from-file FILE]", "keeps a text: the lines below it, or a file"),
        ("#!share --from csharp|value NAME [--as NAME]", "in #!javascript or #!html: hands a value to the page"),
        ("#!set --name NAME --value VALUE|@csharp:NAME", "sets a variable"),
        ("#!time", "shows how long the cell takes"),
        ("#!who", "lists the variables"),
        ("#!whos", "lists the variables with types and values"),
        ("#!lsmagic", "shows this list"),
    ];

    public static FormattedValue[] List() =>
        [new(PlainTextFormatter.MimeType, string.Join('\n', All.Select(one => $"{one.Name,-48} {one.Does}")))];

    public static DirectiveException Unknown(DirectivePart directive)
    {
        var known = string.Join(", ", All.Select(one => one.Name.Split(' ')[0]));
        return new DirectiveException(
            $"line {directive.Line + 1}: this kernel does not know #!{directive.Name}. It knows {known}.");
    }
}
