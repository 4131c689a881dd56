namespace TorchSharp;

// Random integers, low inclusive, high exclusive.
public static partial class torch
{
    public static Tensor randint(long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Native.randint(low, high, size.Shape, generator, dtype, InitializeDevice(device)), requires_grad, names);

    public static Tensor randint(long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Native.randint(0, high, size.Shape, generator, dtype, InitializeDevice(device)), requires_grad, names);

    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Native.randint(0, high, size, generator, dtype, InitializeDevice(device)), requires_grad, names);

    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Native.randint(low, high, size, generator, dtype, InitializeDevice(device)), requires_grad, names);

    public static Tensor randint(int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Native.randint(low, high, Array.ConvertAll(size, d => (long)d), generator, dtype, InitializeDevice(device)), requires_grad, names);

    public static Tensor randint(int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Native.randint(0, high, Array.ConvertAll(size, d => (long)d), generator, dtype, InitializeDevice(device)), requires_grad, names);
}
