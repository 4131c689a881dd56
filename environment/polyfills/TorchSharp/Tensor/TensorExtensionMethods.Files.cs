namespace TorchSharp;

// TorchSharp's own file format: type, number of dimensions and dimensions as 7-bit integers, then the bytes.
public static partial class TensorExtensionMethods
{
    public static void Save(this torch.Tensor tensor, BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var scope = torch.NewDisposeScope();
        var here = Required(tensor).cpu().contiguous();
        writer.Write7BitEncodedInt64((long)here.dtype);
        writer.Write7BitEncodedInt64(here.dim());
        foreach (var size in here.shape) writer.Write7BitEncodedInt64(size);
        writer.Flush();
        here.WriteBytesToStream(writer.BaseStream);
    }

    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    public static void Save(this torch.Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Fills the tensor from a file; <paramref name="skip"/> only moves the reader past the entry.</summary>
    /// <exception cref="ArgumentException">The file's tensor has another type or another shape.</exception>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        if (type != Required(tensor).dtype)
            throw new ArgumentException(
                $"Mismatched tensor data types while loading: the file has {type}, the tensor {tensor.dtype}.");
        Fill(tensor, shape, reader, skip);
    }

    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        torch.Tensor? tensor = null;
        Load(ref tensor, reader, skip);
        return tensor!;
    }

    /// <summary>As the others; makes the tensor where there is none.</summary>
    public static void Load(ref torch.Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        tensor ??= torch.zeros(shape, dtype: type);
        Fill(tensor, shape, reader, skip);
    }

    private static (torch.ScalarType, long[]) ReadHeader(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var type = (torch.ScalarType)reader.Read7BitEncodedInt64();
        var shape = new long[reader.Read7BitEncodedInt64()];
        for (var d = 0; d < shape.Length; d++) shape[d] = reader.Read7BitEncodedInt64();
        return (type, shape);
    }

    private static void Fill(torch.Tensor tensor, long[] shape, BinaryReader reader, bool skip)
    {
        if (skip)
        {
            reader.BaseStream.Seek(shape.TotalSize() * tensor.ElementSize, SeekOrigin.Current);
            return;
        }
        if (!shape.SequenceEqual(tensor.shape))
            throw new ArgumentException(
                "Mismatched tensor shape while loading: " +
                $"the file has [{string.Join(", ", shape)}], the tensor [{string.Join(", ", tensor.shape)}].");
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var loaded = torch.empty(shape, dtype: tensor.dtype, device: torch.CPU);
        loaded.ReadBytesFromStream(reader.BaseStream);
        tensor.copy_(loaded);
    }
}
