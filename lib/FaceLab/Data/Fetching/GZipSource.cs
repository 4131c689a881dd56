namespace FaceLab.Data.Fetching;

/// <summary>A gzip file followed by bytes that are not gzip, to find out whether the file is whole.</summary>
/// <remarks>
/// .NET's reader takes the end of a stream for the end of the data, so that a cut file passes, its checksum unread. Behind a whole
/// file the reader finds bytes that begin no further member, and stops there. In a cut one it takes them for the file's own:
/// either the checksum fails, or the reader runs out of them.
/// </remarks>
internal sealed class GZipSource(Stream file) : Stream
{
    private int behind = 16;

    /// <summary>Whether the reader wanted more than there is.</summary>
    public bool RanOut { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        if (read > 0 || buffer.IsEmpty)
            return read;
        var more = Math.Min(behind, buffer.Length);
        behind -= more;
        RanOut |= more == 0;
        buffer[..more].Fill(0xFF);
        return more;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
