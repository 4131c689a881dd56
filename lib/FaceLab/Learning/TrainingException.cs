namespace FaceLab.Learning;

/// <summary>The error when training cannot continue. The message gives the step, the pictures and a remedy.</summary>
public sealed class TrainingException : Exception
{
    /// <summary>An error without a message; prefer the other constructors.</summary>
    public TrainingException() { }

    /// <summary>An error whose message names step, files and remedy.</summary>
    public TrainingException(string message) : base(message) { }

    /// <summary>An error with its message and its cause.</summary>
    public TrainingException(string message, Exception innerException) : base(message, innerException) { }
}
