using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FaceLab.KernelHost.Execution;
using Microsoft.CodeAnalysis.CSharp;

namespace FaceLab.KernelHost.Cells;

/// <summary><c>#!share</c> and <c>#!set</c>. Values go from C# and <c>#!value</c> to the page as JSON, and from one
/// C# name to another by reference. The page runs in a browser, if at all, so nothing comes back from it.</summary>
internal sealed class ValueSharing(Session session, ValueStore values)
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
        Copy(from, name, options["--as"] ?? name, directive, declare);
    }

    /// <summary><c>#!set --name NAME --value VALUE</c>, where a value like <c>@csharp:NAME</c> is looked up.</summary>
    public void Set(DirectivePart directive, Action<string> declare)
    {
        var options = new DirectiveOptions(directive);
        var name = options.Required("--name");
        var value = options.Required("--value");
        if (value.StartsWith('@') && value.Split(':', 2) is [var from, var source])
            Copy(from[1..], source, name, directive, declare);
        else if (IsPage(directive))
            Assign(name, IsNumber(value) ? value : JsonSerializer.Serialize(value), directive);
        else
            declare($"var {name} = {Literal(value)};");
    }

    private void Copy(string from, string source, string name, DirectivePart directive, Action<string> declare)
    {
        var isValue = from == "value";
        if (!isValue && from is not ("csharp" or "c#" or ".net-csharp"))
            throw new DirectiveException($"#!{directive.Name}: {WhyNot(from)}");
        var variable = isValue ? null : session.Variables.FirstOrDefault(variable => variable.Name == source)
            ?? throw new DirectiveException($"#!{directive.Name}: there is no C# variable '{source}'. Run the cell " +
                "that declares it first.");
        if (IsPage(directive))
            Assign(name, variable is null ? values.ToJson(source) : JsonOf(variable.Value, source), directive);
        else if (variable is null)
            declare($"var {name} = {values.ToCSharp(source)};");
        else if (name != source)
            declare($"var {name} = {source};");
        else
            Console.Error.WriteLine($"#!{directive.Name} {source}: nothing to do, C# has it already. To hand it to " +
                "the page, write the line below #!javascript or #!html.");
    }

    private static string WhyNot(string from) => from switch
    {
        "javascript" or "js" or "html" =>
            $"nothing comes back from '{from}': the page runs in a browser, after the cell, and not at all when a " +
                "notebook runs headless. Compute the value in C#.",
        "input" or "password" => "this kernel cannot ask: notebooks also run headless. Give the value itself.",
        _ => $"there is no kernel '{from}' here. Values come from csharp or value.",
    };

    private static bool IsPage(DirectivePart directive) => directive.Language switch
    {
        "html" or "javascript" => true,
        "csharp" => false,
        _ => throw new DirectiveException($"line {directive.Line + 1}: #!{directive.Name} does nothing in " +
            $"#!{directive.Language}, which has no variables. Write it below #!csharp, #!javascript or #!html."),
    };

    private void Assign(string name, string json, DirectivePart directive)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
            throw new DirectiveException($"line {directive.Line + 1}: '{name}' cannot name a variable.");
        _script += $"{name} = {json};\n";
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
