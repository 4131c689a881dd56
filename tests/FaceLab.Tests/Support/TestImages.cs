using System.Buffers.Binary;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Support;

/// <summary>Image files, good and bad.</summary>
internal static class TestImages
{
    /// <summary>The colour that <see cref="SavePng"/> writes at a pixel.</summary>
    public static byte Value(int x, int y, int channel) => (byte)(7 * x + 13 * y + 80 * channel);

    public static string SavePng(string path, int width, int height)
    {
        using var image = Pattern(width, height, Value);
        image.SaveAsPng(path);
        return path;
    }

    /// <summary>A JPEG of a smooth picture, cut to a share of its bytes.</summary>
    public static string SaveJpeg(string path, int side, double share = 1)
    {
        using var image = Pattern(side, side, (x, y, channel) =>
            (byte)(128 + 100 * Math.Sin(x / 9.0 + channel) * Math.Cos(y / 7.0)));
        using var bytes = new MemoryStream();
        image.SaveAsJpeg(bytes);
        File.WriteAllBytes(path, bytes.ToArray()[..(int)(share * bytes.Length)]);
        return path;
    }

    /// <summary>A dark square JPEG with a bright top left quarter.</summary>
    public static string SaveQuarterJpeg(string path, int side)
    {
        using var image = Pattern(side, side, (x, y, _) => x < side / 2 && y < side / 2 ? (byte)230 : (byte)20);
        image.SaveAsJpeg(path);
        return path;
    }

    /// <summary>A PNG whose header, with a right checksum, claims any size; a few pixels follow.</summary>
    public static string SavePngHeader(string path, int width, int height)
    {
        using var file = File.Create(path);
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);    // 8 bits, RGB
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 4, 0, 1]);
        Chunk(file, "IEND", []);
        return path;
    }

    private static Image<Rgb24> Pattern(int width, int height, Func<int, int, int, byte> value)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = value(i / 3 % width, i / 3 / width, i % 3);
        return Image.LoadPixelData<Rgb24>(pixels, width, height);
    }

    private static void Chunk(FileStream file, string type, byte[] data)
    {
        var body = Encoding.ASCII.GetBytes(type).Concat(data).ToArray();
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
        file.Write(number);
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
