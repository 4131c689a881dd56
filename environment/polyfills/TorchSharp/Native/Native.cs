using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp;

/// <summary>
/// The border to libtorch. One typed method per operation is generated from native/ops; here is what they share.
/// </summary>
internal static unsafe partial class Native
{
    private const string Library = "facelab_torch";

    [DllImport(Library)] private static extern byte* fl_last_error();

    [DllImport(Library)] private static extern void fl_free(void* memory);

    [DllImport(Library)] private static extern void fl_tensor_delete(nint tensor);

    [DllImport(Library)] private static extern void fl_generator_delete(nint generator);

    internal static void DeleteTensor(nint handle) => fl_tensor_delete(handle);

    internal static void DeleteGenerator(nint handle) => fl_generator_delete(handle);

    private static void Check(int status)
    {
        if (status != 0) throw new ExternalException(Text(fl_last_error()));
    }

    private static nint Handle(torch.Tensor tensor, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        return tensor.Handle;
    }

    private static nint MaybeHandle(torch.Tensor? tensor) => tensor is null ? 0 : tensor.Handle;

    private static nint MaybeHandle(torch.Generator? generator) => generator is null ? 0 : generator.LiveHandle;

    private static T[] AsArray<T>(IEnumerable<T> items, [CallerArgumentExpression(nameof(items))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        return items as T[] ?? [.. items];
    }

    private static nint[] Handles(torch.Tensor[] tensors)
    {
        var handles = new nint[tensors.Length];
        for (var i = 0; i < handles.Length; i++) handles[i] = Handle(tensors[i]);
        return handles;
    }

    private static nint[] MaybeHandles(torch.Tensor?[] tensors)
    {
        var handles = new nint[tensors.Length];
        for (var i = 0; i < handles.Length; i++) handles[i] = MaybeHandle(tensors[i]);
        return handles;
    }

    private static torch.Tensor? MaybeTensor(nint handle) => handle == 0 ? null : new torch.Tensor(handle);

    private static torch.Tensor[] TakeTensors(nint* handles, long count)
    {
        var tensors = new torch.Tensor[count];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = MaybeTensor(handles[i])!;
        fl_free(handles);
        return tensors;
    }

    private static long[] TakeLongs(long* values, long count)
    {
        var longs = new ReadOnlySpan<long>(values, checked((int)count)).ToArray();
        fl_free(values);
        return longs;
    }

    private static string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";

    private static byte[] Utf8(string text, [CallerArgumentExpression(nameof(text))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        return Encoding.UTF8.GetBytes(text + '\0');
    }

    private static byte[]? MaybeUtf8(string? text) => text is null ? null : Utf8(text);

    private static int DeviceType(torch.Device? device) => device is null ? -1 : (int)device.type;
}
