namespace FaceLab.Onnx;

/// <summary>The error of a file that is not ONNX, or not a network for faces, or of a network that has no ONNX form;
/// it names the file, what was expected and a remedy.</summary>
public sealed class OnnxException : Exception
{
    /// <summary>An error without a message; prefer the other constructors.</summary>
    public OnnxException() { }

    /// <summary>An error whose message names the file, what was expected and what to do.</summary>
    public OnnxException(string message) : base(message) { }

    /// <summary>An error with its message and its cause, if any.</summary>
    public OnnxException(string message, Exception? innerException) : base(message, innerException) { }
}
