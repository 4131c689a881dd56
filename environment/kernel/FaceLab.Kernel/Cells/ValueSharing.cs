using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FaceLab.KernelHost.Execution;

namespace FaceLab.KernelHost.Cells;

/// <summary>
/// <c>#!share</c> and <c>#!set</c>. Values go from C# to the page as JSON, and from one C# name to another by
/// reference; the page runs in the browser, so nothing comes back from it.
/// </summary>
internal sealed class ValueSharing(Session session)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
    };

    private string _script = "";

    /// <summary>The statements for the next HTML or JavaScript part.</summary>
    public string TakeScript()
    {
        var script = _script;
        _script = "";
        return script;
    }

    /// <summary><c>#!share --from csharp NAME [--as NAME]</c>.</summary>
    public void Share(DirectivePart directive, Action<string> declare)
    {
        var options = new DirectiveOptions(directive);
        var from = options.Required("--from");
        var name = options["--name"] ?? options.Free ?? throw options.Missing("the name of a value");
        CopyFrom(from, name, options["--as"] ?? name, directive, declare);
    }

    /// <summary><c>#!set --name NAME --value VALUE</c>, where a value like <c>@csharp:NAME</c> is looked up.</summary>
    public void Set(DirectivePart directive, Action<string> declare)
    {
        var options = new DirectiveOptions(directive);
        var name = options.Required("--name");
        var value = options.Required("--value");
        if (value.StartsWith('@') && value.Split(':', 2) is [var from, var source])
            CopyFrom(from[1..], source, name, directive, declare);
        else if (directive.Language == "csharp")
            declare($"var {name} = {Literal(value)};");
        else
            _script += $"{name} = {(IsNumber(value) ? value : JsonSerializer.Serialize(value))};\n";
    }

    private void CopyFrom(string kernel, string source, string name, DirectivePart directive, Action<string> declare)
    {
        if (kernel is not ("csharp" or "c#" or ".net-csharp"))
            throw new DirectiveException($"#!{directive.Name}: only C# values can be shared, not those of '{kernel}'. Use --from csharp.");
        var variable = session.Variables.FirstOrDefault(variable => variable.Name == source)
            ?? throw new DirectiveException($"#!{directive.Name}: there is no C# variable '{source}'. Run the cell that declares it first.");
        if (directive.Language != "csharp")
            _script += $"{name} = {JsonOf(variable.Value, source)};\n";
        else if (name != source)
            declare($"var {name} = {source};");
    }

    private static string JsonOf(object? value, string name)
    {
        try
        {
            return JsonSerializer.Serialize(value, Json);
        }
        catch (Exception error) when (error is NotSupportedException or JsonException)
        {
            throw new DirectiveException($"'{name}' cannot be handed to the page as JSON: {error.Message}");
        }
    }

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Literal(string value) =>
        IsNumber(value) || value is "true" or "false" ? value : JsonSerializer.Serialize(value);
}
