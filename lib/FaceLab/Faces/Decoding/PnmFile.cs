using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Decoding;

/// <summary>Reads PBM, PGM and PPM, as text or as bytes: a header of numbers, then samples.</summary>
/// <remarks>
/// ImageSharp 2.1 is not used: it takes first samples of 9, 10, 13, 32 and 35 for blanks and comments of the header,
/// scales other largest values than 255 and 65,535 by whole factors, and leaves missing samples black. Changed samples
/// cannot be found, because the formats have no checksums.
/// </remarks>
internal static class PnmFile
{
    public static PictureHeader Header(ReadOnlySpan<byte> file)
    {
        var (_, width, height, _) = new Reader(file).Header();
        return new("PBM", width, height, BytesPerPixel: 6);
    }

    /// <summary>Reads all samples.</summary>
    /// <returns>The picture; the caller disposes it.</returns>
    /// <exception cref="InvalidDataException">There are fewer samples than the header says, or a sample is not a number
    /// or above the largest.</exception>
    public static Image<Rgb24> Decode(Configuration configuration, ReadOnlySpan<byte> file)
    {
        var reader = new Reader(file);
        var (kind, width, height, largest) = reader.Header();
        var (channels, bits, text) = (kind is '3' or '6' ? 3 : 1, kind is '1' or '4', kind <= '3');
        // The check comes before the pixels are allocated, because a header may claim anything.
        var needed = bits && !text ? (width + 7) / 8 * height
            : width * height * channels * (largest > 255 && !text ? 2 : 1);
        if (reader.Left < needed)
            throw Damage.CutShort($"with {reader.Left:N0} bytes of samples; at least {needed:N0} are needed");
        var pixels = new byte[width * height * 3];
        for (var (i, at) = (0, 0L); at < pixels.Length; i++)
        {
            var sample = reader.Sample(text, bits, i % (int)(width * channels), largest);
            for (var copies = channels == 3 ? 1 : 3; copies > 0; copies--)
                pixels[at++] = sample;
        }
        return Image.LoadPixelData<Rgb24>(configuration, pixels, (int)width, (int)height);
    }

    private ref struct Reader(ReadOnlySpan<byte> file)
    {
        private readonly ReadOnlySpan<byte> file = file;
        private int at = 2;

        public readonly int Left => file.Length - at;

        public (char Kind, long Width, long Height, int Largest) Header()
        {
            var kind = (char)file[1];
            var (width, height) = (Number(), Number());
            var largest = kind is '1' or '4' ? 1 : Number();
            if (largest is < 1 or > 65535)
                throw Damage.Found($"its largest sample is {largest:N0}, where 1 to 65,535 are possible");
            at++;       // exactly one blank, then samples
            return (kind, width, height, (int)largest);
        }

        /// <summary>Reads the next sample, scaled to 0 to 255.</summary>
        public byte Sample(bool text, bool bits, int column, int largest)
        {
            if (bits)
                return text ? Digit() : Bit(column);
            var value = text ? Number() : largest > 255 ? file[at++] << 8 | file[at++] : file[at++];
            return value <= largest ? (byte)((value * 255 + largest / 2) / largest)
                : throw Damage.Found($"a sample of {value:N0} is above the largest, {largest:N0}");
        }

        /// <summary>Reads a bit of a row that begins on a byte; 1 is black.</summary>
        private byte Bit(int column)
        {
            if (column % 8 == 0)
                at++;
            return (byte)((file[at - 1] >> (7 - column % 8) & 1) == 0 ? 255 : 0);
        }

        private byte Digit()
        {
            SkipBlanks();
            return (at < file.Length ? file[at++] : throw Damage.CutShort("in its samples")) switch
            {
                (byte)'0' => 255,
                (byte)'1' => 0,
                var other => throw Damage.Found($"a sample of code {other}, where 0 and 1 are possible"),
            };
        }

        private long Number()
        {
            SkipBlanks();
            var (value, start) = (0L, at);
            for (; at < file.Length && file[at] is >= (byte)'0' and <= (byte)'9' && value < int.MaxValue; at++)
                value = 10 * value + file[at] - '0';
            if (at == start)
                throw at >= file.Length ? Damage.CutShort("where a number is expected")
                    : Damage.Found("a number is not valid");
            return value;
        }

        private void SkipBlanks()
        {
            for (; at < file.Length && " \t\n\r\v\f#"u8.Contains(file[at]); at++)
            {
                if (file[at] == '#')
                    at = file[at..].IndexOfAny("\n\r"u8) is >= 0 and var end ? at + end : file.Length - 1;
            }
        }
    }
}
