using System.Buffers;

namespace SixLabors.ImageSharp.Formats;

/// <summary>The rest of a stream, or a file, in one pooled array.</summary>
internal readonly struct FileContent : IDisposable
{
    private readonly byte[] pooled;
    private readonly int length;

    private FileContent(byte[] pooled, int length)
    {
        this.pooled = pooled;
        this.length = length;
    }

    public ReadOnlySpan<byte> Bytes => pooled.AsSpan(0, length);

    public static FileContent Read(string path)
    {
        Guard.NotNull(path, nameof(path));
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Read(stream);
    }

    public static FileContent Read(Stream stream)
    {
        Guard.NotNull(stream, nameof(stream));
        if (!stream.CanRead)
            throw new NotSupportedException("Cannot read from the stream.");
        long expected = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : 0;
        if (expected >= Array.MaxLength)
            throw new InvalidImageContentException($"The file is too large to be decoded: {expected} bytes.");
        return ReadToEnd(stream, (int)expected);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(pooled);

    // One byte more than expected, so that the end is seen without growing.
    private static FileContent ReadToEnd(Stream stream, int expected)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(expected + 1);
        int length = 0;
        try
        {
            for (int read; (read = stream.Read(bytes.AsSpan(length))) > 0;)
            {
                length += read;
                if (length == bytes.Length)
                    bytes = Grow(bytes);
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(bytes);
            throw;
        }
        return new FileContent(bytes, length);
    }

    private static byte[] Grow(byte[] full)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger.AsSpan());
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
