namespace FaceLab.KernelHost.References;

/// <summary>An <c>#r</c> line that cannot be followed; the message says what to do.</summary>
internal sealed class ReferenceException(string message) : Exception(message);
