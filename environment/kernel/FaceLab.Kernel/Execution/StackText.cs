using FaceLab.Basics;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace FaceLab.KernelHost.Execution;

/// <summary>An exception as text, with the user's frames and without the compiler's and the kernel's.</summary>
internal static partial class StackText
{
    private static readonly string[] Machinery =
    [
        "Microsoft.CodeAnalysis.Scripting",
        "System.Runtime.CompilerServices",
        "System.Runtime.ExceptionServices",
        "System.Runtime.ControlledExecution",
        "System.Threading.Tasks.Task.",
        "FaceLab.KernelHost",
    ];

    /// <summary>The exception, its frames, and those of its inner exceptions.</summary>
    public static IReadOnlyList<string> Of(Exception error)
    {
        var lines = new List<string>();
        Add(lines, error, "");
        return lines;
    }

    private static void Add(List<string> lines, Exception error, string prefix)
    {
        lines.Add($"{prefix}{error.GetType().FullName}: {NativeError.WithoutTrace(error.Message)}");
        lines.AddRange(new StackTrace(error, fNeedFileInfo: true).GetFrames().Select(Line).OfType<string>());
        var inner = error is AggregateException many ? many.InnerExceptions : InnerOf(error);
        foreach (var cause in inner)
            Add(lines, cause, "caused by ");
    }

    private static IReadOnlyCollection<Exception> InnerOf(Exception error) =>
        error.InnerException is { } inner ? [inner] : [];

    private static string? Line(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method)
            return null;
        var type = method.DeclaringType?.FullName ?? "";
        if (Machinery.Any($"{type}.".StartsWith))
            return null;
        var place = frame.GetFileName() is { } file
            ? string.Create(CultureInfo.InvariantCulture, $" in {FileName(file)}, line {frame.GetFileLineNumber()}")
            : "";
        var name = MethodName(type, method);
        // The cell's own code has no name; without a line it is the compiler's entry point.
        return name is not null ? $"   at {name}{place}" : place.Length > 0 ? $"   at{place[3..]}" : null;
    }

    /// <summary>The name as written: null for the top level of a cell.</summary>
    private static string? MethodName(string type, MethodBase method)
    {
        var parameters = string.Join(", ", method.GetParameters().Select(p => $"{p.ParameterType.Name} {p.Name}"));
        var isStateMachine = method.Name == "MoveNext" && StateMachine().Match(type) is { Success: true };
        var name = isStateMachine ? StateMachine().Match(type).Groups[1].Value : method.Name;
        var owner = (isStateMachine ? type[..type.LastIndexOf('+')] : type).Replace('+', '.');
        owner = Submission().Replace(owner, "").Replace(".<>c", "", StringComparison.Ordinal);
        owner = CompilerClass().Replace(owner, "").TrimStart('.');
        if (name is "<Initialize>" or "<Factory>" or "<Main>")
            return null;
        if (LocalFunction().Match(name) is { Success: true } local)
            name = local.Groups[1].Value;
        else if (name.StartsWith('<'))
            name = "lambda";
        return $"{(owner.Length > 0 ? owner + "." : "")}{name}({(isStateMachine ? "" : parameters)})";
    }

    private static string FileName(string path) => path.StartsWith("Cell ", StringComparison.Ordinal) ? path
        : Path.GetFileName(path);

    [GeneratedRegex(@"\+<(.*)>d(__\d+)?(`\d+)?$")]
    private static partial Regex StateMachine();

    [GeneratedRegex(@"^Submission#\d+")]
    private static partial Regex Submission();

    [GeneratedRegex(@"\.?<>c(__DisplayClass[\d_]+)?(`\d+)?")]
    private static partial Regex CompilerClass();

    [GeneratedRegex(@"^<.*>g__(.*)\|[\d_]+$")]
    private static partial Regex LocalFunction();
}
