using System.Net;

namespace FaceLab.Display;

/// <summary>A page of its own around a fragment.</summary>
internal static class HtmlPage
{
    /// <param name="title">What the page is; plain, not HTML.</param>
    /// <param name="body">HTML.</param>
    /// <param name="head">More HTML for the head: styles, scripts.</param>
    public static string Of(string title, string body, string head = "") => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{WebUtility.HtmlEncode(title)}</title>
        {head}
        </head>
        <body>
        {body}
        </body>
        </html>

        """;
}
