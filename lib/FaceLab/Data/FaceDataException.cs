namespace FaceLab.Data;

/// <summary>The error for faces on disk that are missing or not as their protocol says. The message names the file and
/// the remedy.</summary>
public sealed class FaceDataException : Exception
{
    /// <summary>An error without a message; prefer the other constructors.</summary>
    public FaceDataException() { }

    /// <summary>An error whose message names the file or value, what was expected and what to do.</summary>
    public FaceDataException(string message) : base(message) { }

    /// <summary>An error with a message and the error that caused it.</summary>
    public FaceDataException(string message, Exception innerException) : base(message, innerException) { }
}
