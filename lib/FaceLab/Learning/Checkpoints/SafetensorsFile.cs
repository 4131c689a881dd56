using FaceLab.Basics;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning.Checkpoints;

/// <summary>Named tensors in one file that other tools read too (Python's <c>safetensors</c>, Netron).</summary>
/// <remarks>Opening validates the whole header; tensors are read on request. A file holds no code, unlike a pickle.
/// Source: the safetensors format, Hugging Face, 2022.</remarks>
public sealed class SafetensorsFile
{
    private readonly string path;
    private readonly SafetensorsHeader header;
    private readonly Dictionary<string, SafetensorsEntry> entryOf;

    private SafetensorsFile(string path, SafetensorsHeader header)
    {
        (this.path, this.header) = (path, header);
        entryOf = header.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries => header.Entries;

    /// <summary>The texts that the writer stored with the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Returns true if there is a tensor of that name.</summary>
    public bool Contains(string name) => entryOf.ContainsKey(name);

    /// <summary>Reads and validates the header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafetensorsException">The file is missing, unreadable or contradicts itself.</exception>
    public static SafetensorsFile Open(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return new SafetensorsFile(path, SafetensorsHeader.Read(file, path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SafetensorsException($"There is no file '{path}': check the names of run and checkpoint.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>Reads one tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A tensor on the CPU; the caller owns it.</returns>
    /// <exception cref="SafetensorsException">There is no such tensor, or the file cannot be read.</exception>
    public Tensor Read(string name)
    {
        if (!entryOf.TryGetValue(name, out var entry))
            throw new SafetensorsException(
                $"'{path}' holds no '{name}'; it has {string.Join(", ", entryOf.Keys.Take(8))}.");
        using var scope = NewDisposeScope();
        var tensor = torch.empty([.. entry.Shape], dtype: entry.Type);
        try
        {
            using var file = File.OpenRead(path);
            file.Position = header.DataStart + entry.Begin;
            if (entry.End > entry.Begin)
                file.ReadExactly(tensor.bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
        return tensor.MoveToOuterDisposeScope();
    }

    /// <summary>Writes a file and flushes it to the disk; a failure leaves the old file as it was.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="tensors">Tensors of any strides and device; the caller keeps them.</param>
    /// <param name="metadata">Texts to store with them.</param>
    /// <exception cref="NotSupportedException">A tensor has a type that the format lacks.</exception>
    /// <exception cref="IOException">The disk is full or not writable; an existing file is unchanged.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        var entries = Layout(tensors);
        WholeFile.Write(path, temporary =>
        {
            using var file = File.Create(temporary);
            file.Write(SafetensorsHeader.Write(entries, metadata ?? new Dictionary<string, string>()));
            foreach (var entry in entries)
            {
                using var scope = NewDisposeScope();
                var tensor = tensors[entry.Name].detach().cpu().contiguous();
                if (entry.End > entry.Begin)
                    file.Write(tensor.bytes);
            }
            file.Flush(flushToDisk: true);
        });
    }

    private static SafetensorsException Unreadable(string path, Exception error) =>
        new($"'{path}' cannot be read: {error.Message} Check the disk, or take another checkpoint.", error);

    /// <summary>Orders tensors by element size, the largest first, so that each is aligned; then by name.</summary>
    private static List<SafetensorsEntry> Layout(IReadOnlyDictionary<string, Tensor> tensors)
    {
        var entries = new List<SafetensorsEntry>(tensors.Count);
        var at = 0L;
        foreach (var (name, tensor) in tensors.OrderByDescending(item => item.Value.element_size())
            .ThenBy(item => item.Key, StringComparer.Ordinal))
        {
            _ = SafetensorsHeader.NameOf(tensor.dtype);
            var bytes = tensor.numel() * tensor.element_size();
            entries.Add(new SafetensorsEntry(name, tensor.dtype, tensor.shape, at, at + bytes));
            at += bytes;
        }
        return entries;
    }
}
