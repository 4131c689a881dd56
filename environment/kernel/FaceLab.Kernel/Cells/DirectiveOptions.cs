namespace FaceLab.KernelHost.Cells;

/// <summary>The <c>--name value</c> pairs of a directive, and the one argument without a name.</summary>
internal sealed class DirectiveOptions
{
    private readonly DirectivePart _directive;
    private readonly Dictionary<string, string> _values = [];

    public DirectiveOptions(DirectivePart directive)
    {
        _directive = directive;
        var words = directive.Arguments;
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
                Free = words[i];
            else if (words[i] == "--byref")
                continue;
            else if (i + 1 < words.Count)
                _values[words[i]] = words[++i];
            else
                throw Missing($"a value after {words[i]}");
        }
    }

    /// <summary>The argument without a name.</summary>
    public string? Free { get; }

    /// <summary>An option's value; null if it is not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>An option's value.</summary>
    /// <exception cref="DirectiveException">It is not given.</exception>
    public string Required(string name) => this[name] ?? throw Missing(name);

    /// <summary>The error for something that the line lacks.</summary>
    public DirectiveException Missing(string what) =>
        new($"line {_directive.Line + 1}: #!{_directive.Name} needs {what}. #!lsmagic shows how it is written.");
}
