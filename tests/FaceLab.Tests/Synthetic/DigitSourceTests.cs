using System.Buffers.Binary;
using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Synthetic;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Synthetic;

/// <summary>MNIST where it is found, else generated digits.</summary>
public sealed class DigitSourceTests : IDisposable
{
    private readonly TempFolder home = new();

    public DigitSourceTests() => home.Write("checkout/FaceLab.sln");

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("checkout/data/mnist", null)]
    [InlineData("shared/data/mnist", null)]
    [InlineData("mine/mnist", "mine")]
    public void MNIST_is_taken_where_it_is_found(string place, string? wish)
    {
        WriteMnist(place, 4, 2);

        var digits = DigitSource.Find(5, wish is null ? null : home[wish], home["checkout"]);

        Assert.Equal("MNIST", digits.Faces.Name);
        Assert.Contains(home[place], digits.Reason);
        Assert.Equal(["4", "2"], digits.Faces.Identities);
        Assert.Equal(MnistDataset.Open(home[place]).ToRgb(16), digits.ToRgb(16));
    }

    [Theory]
    [InlineData(null, "no MNIST")]
    [InlineData("synthetic", "asks for them")]
    public void Else_digits_are_generated(string? wish, string reason)
    {
        if (wish is not null)
            WriteMnist("checkout/data/mnist", 1);

        var digits = DigitSource.Find(3, wish, home["checkout"]);

        Assert.Equal(30, digits.Faces.Count);
        Assert.Equal(10, digits.Faces.Identities.Count);
        Assert.Contains(reason, digits.Reason);
    }

    [Fact]
    public void Generated_digits_are_shuffled_with_their_pixels()
    {
        var small = DigitSource.Find(4, "synthetic", home["checkout"]);
        var large = DigitSource.Find(6, "synthetic", home["checkout"]);
        var (pixels, others, each) = (small.ToRgb(16), large.ToRgb(16), 16 * 16 * 3);
        var rows = large.Faces.Records.Index().ToDictionary(row => row.Item, row => row.Index);

        // The same digits stand in other rows of the larger set.
        Assert.NotEqual(small.Faces.Records.OrderBy(record => record.Path), small.Faces.Records);
        foreach (var (row, record) in small.Faces.Records.Index())
            Assert.Equal(others.AsSpan(rows[record] * each, each), pixels.AsSpan(row * each, each));
    }

    [Fact]
    public void A_damaged_MNIST_is_not_passed_over()
    {
        home.Write("checkout/data/mnist/t10k-images-idx3-ubyte", "no digits");

        Assert.Throws<FaceDataException>(() => DigitSource.Find(3, null, home["checkout"]));
    }

    private void WriteMnist(string place, params byte[] labels)
    {
        Directory.CreateDirectory(home[place]);
        var pixels = Enumerable.Range(0, labels.Length * 28 * 28).Select(i => (byte)i);
        Write("t10k-images-idx3-ubyte", [labels.Length, 28, 28], [.. pixels]);
        Write("t10k-labels-idx1-ubyte", [labels.Length], labels);

        void Write(string name, int[] shape, byte[] data)
        {
            var head = new byte[4 + 4 * shape.Length];
            (head[2], head[3]) = (8, (byte)shape.Length);
            for (var i = 0; i < shape.Length; i++)
                BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4 + 4 * i), shape[i]);
            File.WriteAllBytes(Path.Combine(home[place], name), [.. head, .. data]);
        }
    }
}
