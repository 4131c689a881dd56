using System.Reflection;

namespace FaceLab.Display.Scripts;

/// <summary>The scripts of figures, each a JavaScript function expression, from the files beside this one.</summary>
internal static class FigureScripts
{
    /// <summary><c>(id, figure, drawn)</c>: draws a figure into an element, then calls <c>drawn(element)</c>.</summary>
    public static string Draw { get; } = Read("figure.js");

    /// <summary><c>(element, faces)</c>: hovering over a point shows its face.</summary>
    public static string FaceHover { get; } = Read("face-hover.js");

    /// <summary>JSON that can stand in a script element, whatever its texts are: no tag, no comment can begin in it.</summary>
    public static string Safe(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"FaceLab.Display.Scripts.{name}")
            ?? throw new InvalidOperationException($"FaceLab.Display.dll lacks its script {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
