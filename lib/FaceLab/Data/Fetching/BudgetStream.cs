namespace FaceLab.Data.Fetching;

/// <summary>
/// Reads another stream, and no more than a budget of it. .NET's archive readers allocate what an archive's headers claim; a
/// budget for headers, raised while content is read, keeps that small.
/// </summary>
internal sealed class BudgetStream(Stream inner, bool seekable) : Stream
{
    /// <summary>Bytes that may still be read.</summary>
    public long Budget { get; set; } = long.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => seekable;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => inner.Position = value; }

    /// <exception cref="InvalidDataException">More is asked for than the budget has.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length > Budget)
            throw new InvalidDataException("its headers are larger than headers are.");
        var read = inner.Read(buffer);
        Budget -= read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
