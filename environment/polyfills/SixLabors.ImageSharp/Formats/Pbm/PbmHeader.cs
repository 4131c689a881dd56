namespace SixLabors.ImageSharp.Formats.Pbm;

/// <summary>The text before a Netpbm file's pixels: kind, width, height and, but for P1 and P4, the largest sample.</summary>
internal readonly record struct PbmHeader(PbmColorType Color, PbmEncoding Encoding, Size Size, int MaxSample, int DataOffset)
{
    public static PbmHeader Read(ReadOnlySpan<byte> data)
    {
        int kind = data[1] - '1';
        PbmColorType color = (PbmColorType)(kind % 3);
        int at = 2;
        int width = ReadNumber(data, ref at), height = ReadNumber(data, ref at);
        int max = color == PbmColorType.BlackAndWhite ? 1 : ReadNumber(data, ref at);
        if (width <= 0 || height <= 0 || max is <= 0 or > ushort.MaxValue)
            throw new InvalidImageContentException($"The Netpbm header is damaged: {width}x{height} pixels of at most {max}.");
        return new PbmHeader(color, kind < 3 ? PbmEncoding.Plain : PbmEncoding.Binary, new Size(width, height), max, at + 1);
    }

    /// <summary>The next decimal number behind white space and comments; -1 at the end or where there is none.</summary>
    public static int ReadNumber(ReadOnlySpan<byte> data, ref int at)
    {
        while (at < data.Length && !char.IsAsciiDigit((char)data[at]))
        {
            if (data[at] == '#')
                at += Math.Max(0, data[at..].IndexOf((byte)'\n'));
            else if (!char.IsWhiteSpace((char)data[at]))
                return -1;
            at++;
        }
        if (at >= data.Length)
            return -1;
        long value = 0;
        for (; at < data.Length && char.IsAsciiDigit((char)data[at]) && value <= int.MaxValue; at++)
            value = (value * 10) + data[at] - '0';
        return value <= int.MaxValue ? (int)value : -1;
    }
}
