using System.Text.RegularExpressions;

namespace FaceLab.Basics;

/// <summary>Turns errors of libtorch into messages for users.</summary>
public static partial class NativeError
{
    // c10::Error puts these lines after its message: the place in libtorch's source, and the frames of the C++ stack.
    private static readonly string[] TraceStarts =
        ["\nException raised from ", "\nC++ CapturedTraceback:", "\nframe #0:"];

    /// <summary>Returns the message of an error without libtorch's C++ trace.</summary>
    /// <param name="error">Any error; the text of one that did not come from libtorch stays as it is.</param>
    public static string MessageOf(Exception error)
    {
        // If a native library cannot be loaded, .NET reports only the type that needed it.
        return error is TypeInitializationException { InnerException: { } cause } ? MessageOf(cause)
            : WithoutTrace(error.Message);
    }

    /// <summary>Cuts the C++ traces off a text.</summary>
    public static string WithoutTrace(string message)
    {
        var ends = TraceStarts.Select(start => message.IndexOf(start, StringComparison.Ordinal)).Where(end => end >= 0);
        return Enforced().Replace(message[..ends.DefaultIfEmpty(message.Length).Min()], "").TrimEnd();
    }

    /// <summary>Matches the failed condition and its place in libtorch's source, which stand before the
    /// message.</summary>
    [GeneratedRegex(@"^\[enforce fail at [^\]]*\] .*?\. (?=\S)")]
    private static partial Regex Enforced();
}
