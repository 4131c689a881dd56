namespace FaceLab.Learning;

/// <summary>Training cannot go on. The message says at which step, on which pictures, and what to try.</summary>
public sealed class TrainingException : Exception
{
    /// <summary>An error without a message; prefer the other constructors.</summary>
    public TrainingException() { }

    /// <summary>An error whose message names step, files and remedy.</summary>
    public TrainingException(string message) : base(message) { }

    /// <summary>As above, with the error that caused it.</summary>
    public TrainingException(string message, Exception innerException) : base(message, innerException) { }
}
