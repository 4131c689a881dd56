namespace FaceLab.Bench;

/// <summary>The comparison cannot be made, or would not be a fair one. The message says why.</summary>
internal sealed class BenchException(string message) : Exception(message);
