using System.Text.RegularExpressions;

namespace FaceLab.Basics;

/// <summary>Errors of libtorch as a user reads them.</summary>
public static partial class NativeError
{
    // c10::Error puts these lines behind its message: the place in libtorch's source, and the frames of the C++ stack.
    private static readonly string[] TraceStarts =
        ["\nException raised from ", "\nC++ CapturedTraceback:", "\nframe #0:"];

    /// <summary>Gives the message of an error without libtorch's C++ trace.</summary>
    /// <param name="error">Any error; the text of one that did not come from libtorch stays as it is.</param>
    public static string MessageOf(Exception error)
    {
        // A library that cannot be loaded hides behind the type that needed it.
        return error is TypeInitializationException { InnerException: { } cause } ? MessageOf(cause)
            : WithoutTrace(error.Message);
    }

    /// <summary>Cuts the C++ traces off a text.</summary>
    public static string WithoutTrace(string message)
    {
        var ends = TraceStarts.Select(start => message.IndexOf(start, StringComparison.Ordinal)).Where(end => end >= 0);
        return Enforced().Replace(message[..ends.DefaultIfEmpty(message.Length).Min()], "").TrimEnd();
    }

    /// <summary>The failed condition with its place in libtorch's source, before the message.</summary>
    [GeneratedRegex(@"^\[enforce fail at [^\]]*\] .*?\. (?=\S)")]
    private static partial Regex Enforced();
}
