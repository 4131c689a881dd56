namespace FaceLab.Data;

/// <summary>Faces on disk are missing or not as their protocol says. The message names the file and the
/// remedy.</summary>
public sealed class FaceDataException : Exception
{
    /// <summary>An error without a message; prefer the other constructors.</summary>
    public FaceDataException() { }

    /// <summary>An error whose message names the file or value, what was expected and what to do.</summary>
    public FaceDataException(string message) : base(message) { }

    /// <summary>As above, with the error that caused it.</summary>
    public FaceDataException(string message, Exception innerException) : base(message, innerException) { }
}
