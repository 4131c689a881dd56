namespace FaceLab.KernelHost.Cells;

/// <summary>A <c>#!</c> line that cannot be followed; the message says what to do.</summary>
internal sealed class DirectiveException(string message) : Exception(message);
