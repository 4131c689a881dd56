using FaceLab.KernelHost.Execution;
using FaceLab.KernelHost.Interactive;
using FaceLab.KernelHost.Output;
using FaceLab.KernelHost.References;

namespace FaceLab.KernelHost.Cells;

/// <summary>Runs the parts of a cell, or of an imported file, in order.</summary>
internal sealed class PartRunner
{
    private readonly Session _session;
    private readonly CellEvents _events;
    private readonly ReferenceSet _references;
    private readonly CellKernel _kernel;
    private readonly TokenWatch _tokens = new();
    private readonly ValueStore _values = new();
    private readonly ValueSharing _sharing;
    private readonly Importer _importer;

    public PartRunner(Session session, ReferenceSet references, CellEvents events, CellKernel kernel)
    {
        _session = session;
        _events = events;
        _references = references;
        _kernel = kernel;
        _sharing = new ValueSharing(session, _values);
        _importer = new Importer(this, events);
    }

    /// <summary>Runs all parts.</summary>
    /// <param name="parts">From <see cref="CellParser"/>.</param>
    /// <param name="file">Name of the cell or file, for error messages.</param>
    /// <param name="interruption">Stops the cell.</param>
    public void Run(IReadOnlyList<CellPart> parts, string file, Interruption interruption)
    {
        using var timing = new CellTiming(_events);
        for (var i = 0; i < parts.Count; i++)
        {
            interruption.Token.ThrowIfCancellationRequested();
            if (parts[i] is DirectivePart { Name: "value" } value)
                _events.Display(_values.Add(value, (parts.ElementAtOrDefault(i + 1) as CodePart)?.Text));
            else if (parts[i] is DirectivePart directive)
                Follow(directive, timing, interruption);
            else if (parts[i] is CodePart { Language: "csharp" } code)
                RunCSharp(code, file, interruption);
            else if (parts[i] is CodePart { Language: not "value" } text)
                _events.Display(Markup.Of(text, _sharing.TakeScript()));
        }
        // Values for the page that no text followed: cells below can use them.
        if (_sharing.TakeScript() is { Length: > 0 } script)
            _events.Display(Markup.Declarations(script));
    }

    private void Follow(DirectivePart directive, CellTiming timing, Interruption interruption)
    {
        switch (directive.Name)
        {
            case "r": _references.Add(directive.Arguments[0]); break;
            case "time": timing.Start(); break;
            case "import": _importer.Import(directive, interruption); break;
            case "share": _sharing.Share(directive, declaration => Declare(declaration, interruption)); break;
            case "set": _sharing.Set(directive, declaration => Declare(declaration, interruption)); break;
            case "who": _events.Display(VariableTable.Names(_session.Variables)); break;
            case "whos": _events.Display(VariableTable.Values(_session.Variables)); break;
            case "lsmagic": _events.Display(Directives.List()); break;
            default: throw Directives.Unknown(directive);
        }
    }

    private void Declare(string declaration, Interruption interruption) =>
        RunCSharp(new CodePart("csharp", declaration, 0), "a #! directive", interruption);

    private void RunCSharp(CodePart code, string file, Interruption interruption)
    {
        // Empty lines stand in for what is above, so errors carry the cell's own line numbers.
        var text = new string('\n', code.Line) + code.Text;
        var script = _session.Compile(text, file, interruption.Token);
        interruption.IsWatched |= _tokens.IsIn(script);
        // Around what may be aborted: the scope itself is always whole.
        using var scope = new CellScope(_kernel, interruption);
        interruption.Run(() =>
        {
            var (hasValue, value) = _session.Run(script, interruption.Token);
            if (hasValue)
                _events.Result(value);
        });
    }
}
