namespace FaceLab.Learning.Checkpoints;

/// <summary>A file is no valid safetensors file, or not the one wanted. The message names a remedy.</summary>
public sealed class SafetensorsException : Exception
{
    /// <summary>An error without a message; prefer the other constructors.</summary>
    public SafetensorsException() { }

    /// <summary>An error whose message names the file, what was expected and what to do.</summary>
    public SafetensorsException(string message) : base(message) { }

    /// <summary>As above, with the error that caused it, if any.</summary>
    public SafetensorsException(string message, Exception? innerException) : base(message, innerException) { }
}
