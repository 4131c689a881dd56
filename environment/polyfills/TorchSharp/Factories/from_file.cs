namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor over a file that is mapped into memory: nothing is read until it is looked at. Shared, what is written to
    /// the tensor goes to the file, which grows to the size; otherwise it stays in this process, and the file must be that long.
    /// </summary>
    public static Tensor from_file(
        string filename, bool? shared = null, long? size = 0, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(filename);
        var sharing = shared is null ? -1 : shared.Value ? 1 : 0;
        return Made(Native.from_file(filename, sharing, size, dtype, InitializeDevice(device)), requires_grad, null);
    }
}
