namespace FaceLab.Evaluation.Clustering;

/// <summary>So many pairs of faces reach a clustering's threshold that their graph would not fit in memory.</summary>
public sealed class TooManyNeighboursException : ArgumentException
{
    /// <summary>An error without a message; prefer the other constructors.</summary>
    public TooManyNeighboursException() { }

    /// <summary>An error whose message names the threshold and the remedy.</summary>
    public TooManyNeighboursException(string message) : base(message) { }

    /// <summary>As above, with the error that caused it.</summary>
    public TooManyNeighboursException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>As above, with the parameter that is to change.</summary>
    public TooManyNeighboursException(string message, string parameter) : base(message, parameter) { }
}
