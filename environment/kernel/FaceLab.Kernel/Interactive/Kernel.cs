using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell can call without a prefix.</summary>
public abstract class Kernel
{
    private Kernel()
    {
    }

    /// <inheritdoc cref="DisplayExtensions.Display"/>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Marks a text as HTML, to be shown as it is.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the page.</summary>
    public static void Javascript(string scriptContent) =>
        $"<script type=\"text/javascript\">{scriptContent}</script>".DisplayAs(HtmlFormatter.MimeType);

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => $"<style>{content}</style>".DisplayAs(HtmlFormatter.MimeType);

    /// <summary>Fails: notebooks run headless too, where nobody can answer.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        throw new InvalidOperationException(
            $"This kernel cannot ask \"{prompt}\": notebooks also run headless. Set a variable in the cell instead.");
}
