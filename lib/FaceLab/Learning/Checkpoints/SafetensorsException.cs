namespace FaceLab.Learning.Checkpoints;

/// <summary>The error of a file that is not valid safetensors, or not the expected file; it names a remedy.</summary>
public sealed class SafetensorsException : Exception
{
    /// <summary>An error without a message; prefer the other constructors.</summary>
    public SafetensorsException() { }

    /// <summary>An error whose message names the file, what was expected and what to do.</summary>
    public SafetensorsException(string message) : base(message) { }

    /// <summary>An error with its message and its cause, if any.</summary>
    public SafetensorsException(string message, Exception? innerException) : base(message, innerException) { }
}
