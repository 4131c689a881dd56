namespace FaceLab.Data.Fetching;

/// <summary>One try with one mirror failed. The message is a reason to stand after the mirror's address.</summary>
internal sealed class TransferException(string reason, bool mayRetry, Exception? innerException = null) : Exception(reason, innerException)
{
    /// <summary>Whether the same mirror may do better the next time.</summary>
    public bool MayRetry => mayRetry;

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
