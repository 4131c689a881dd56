using System.Buffers.Binary;
using System.IO.Compression;
using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

public sealed class MnistDatasetTests : IDisposable
{
    private const string Images = "t10k-images-idx3-ubyte";
    private const string Labels = "t10k-labels-idx1-ubyte";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData(".gz", ".gz")]
    [InlineData(".gz", "")]
    public void Digits_are_identities(string imagesEnding, string labelsEnding)
    {
        var pixels = Enumerable.Range(0, 3 * 28 * 28).Select(i => (byte)(i * 7)).ToArray();
        Write(Images + imagesEnding, [3, 28, 28], pixels);
        Write(Labels + labelsEnding, [3], [7, 0, 7]);

        var digits = MnistDataset.Open(folder.Path);

        Assert.Equal(["7", "0"], digits.Faces.Identities);
        Assert.Equal([1, 1, 2], digits.Faces.Records.Select(record => record.Number));
        Assert.Equal($"idx:{folder[Images + imagesEnding]}#2", digits.Faces.Records[2].Path);
        Assert.False(digits.Faces.Records[2].IsFile);
        Assert.Equal(pixels, digits.Pixels);
        Assert.Equal(28, digits.Side);
    }

    [Fact]
    public void Digits_become_faces_of_any_size()
    {
        var pixels = Enumerable.Range(0, 2 * 28 * 28).Select(i => (byte)(i < 28 * 28 ? 200 : i)).ToArray();
        Write(Images, [2, 28, 28], pixels);
        Write(Labels, [2], [1, 2]);
        var digits = MnistDataset.Open(folder.Path);

        var same = digits.ToRgb(28);
        var larger = digits.ToRgb(40);
        using var faces = PreparedFaces.FromPixels(digits.Faces, larger, 40);

        Assert.Equal(pixels.SelectMany(gray => new[] { gray, gray, gray }), same);
        Assert.Equal([2, 40, 40, 3], faces.Pixels.shape);
        Assert.All(larger.Take(40 * 40 * 3), value => Assert.Equal(200, value));
        Assert.All(Enumerable.Range(0, larger.Length / 3), i =>
            Assert.Equal((larger[3 * i], larger[3 * i]), (larger[3 * i + 1], larger[3 * i + 2])));
        Assert.Throws<ArgumentOutOfRangeException>(() => digits.ToRgb(7));
        Assert.Throws<ArgumentOutOfRangeException>(() => digits.ToRgb(1025));
    }

    [Fact]
    public void Test_digits_come_first_and_training_digits_by_name()
    {
        Write("train-images-idx3-ubyte", [2, 28, 28], new byte[2 * 28 * 28]);
        Write("train-labels-idx1-ubyte", [2], [4, 5]);
        Assert.Equal(2, MnistDataset.Open(folder.Path).Faces.Count);
        Write(Images, [1, 28, 28], new byte[28 * 28]);
        Write(Labels, [1], [4]);

        Assert.Equal(1, MnistDataset.Open(folder.Path).Faces.Count);
        Assert.Equal(2, MnistDataset.Open(folder["train-images-idx3-ubyte"]).Faces.Count);
    }

    [Theory]
    [InlineData("00000803 0000", "ends within its idx header")]
    [InlineData("0000", "ends within its idx header")]
    [InlineData("", "ends within its idx header")]
    [InlineData("00000D03 00000001 00000001 00000001 00", "begins with 00000D03")]
    [InlineData("00000801 00000001 00", "begins with 00000801")]
    [InlineData("89504E47 0D0A1A0A", "begins with 89504E47")]
    [InlineData("00000803 7FFFFFFF 7FFFFFFF 7FFFFFFF 00", "claims the size")]
    [InlineData("00000803 FFFFFFFF 0000001C 0000001C 00", "claims the size -1")]
    [InlineData("00000803 00000000 0000001C 0000001C", "claims the size 0")]
    [InlineData("00000803 00100000 0000001C 0000001C 00", "holds 1 of the 822,083,584 bytes")]
    [InlineData("00000803 00000001 00000001 00000001 0000", "goes on after the 1 bytes")]
    [InlineData("00000803 00000001 00000001 00000002 0000", "1 x 2: expected squares")]
    [InlineData("1F8B0800", "cannot be read as idx|ends within its idx header")]
    public void A_hostile_file_of_images_is_refused_without_believing_its_header(string hex, string expected)
    {
        File.WriteAllBytes(folder[Images], Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        Write(Labels, [1], [4]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var message = Assert.Throws<FaceDataException>(() => MnistDataset.Open(folder.Path)).Message;

        Assert.Contains(expected.Split('|'), part => message.Contains(part, StringComparison.Ordinal));
        Assert.Contains(Images, message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void A_compressed_file_that_is_cut_short_is_refused()
    {
        Write(Images + ".gz", [20, 28, 28], [.. Enumerable.Range(0, 20 * 28 * 28).Select(i => (byte)(i * i >> 3))]);
        var bytes = File.ReadAllBytes(folder[Images + ".gz"]);
        File.WriteAllBytes(folder[Images + ".gz"], bytes[..(bytes.Length / 2)]);
        Write(Labels, [20], new byte[20]);

        Assert.Contains(Images, Assert.Throws<FaceDataException>(() => MnistDataset.Open(folder.Path)).Message);
    }

    [Fact]
    public void Labels_must_be_there_as_many_and_digits()
    {
        Write(Images, [2, 28, 28], new byte[2 * 28 * 28]);
        Assert.Contains(Labels, Error());
        Write(Labels, [3], [1, 2, 3]);
        Assert.Contains("3 labels", Error());
        Write(Labels, [2], [1, 10]);
        Assert.Contains("Label 1", Error());
        File.Delete(folder[Images]);
        Assert.Contains("t10k-images-idx3-ubyte.gz", Error());

        string Error() => Assert.Throws<FaceDataException>(() => MnistDataset.Open(folder.Path)).Message;
    }

    private void Write(string name, int[] shape, byte[] data)
    {
        var header = new byte[4 + 4 * shape.Length];
        (header[2], header[3]) = (8, (byte)shape.Length);
        for (var d = 0; d < shape.Length; d++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * d), shape[d]);
        using var file = File.Create(folder[name]);
        using var stream = name.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        stream.Write(header);
        stream.Write(data);
    }
}
