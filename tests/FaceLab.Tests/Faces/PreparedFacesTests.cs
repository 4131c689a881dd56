using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Tests.Support;
using TorchSharp;

namespace FaceLab.Tests.Faces;

public sealed class PreparedFacesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_centred_square_is_cut_to_the_pixel()
    {
        var set = Set(TestImages.SavePng(folder["wide.png"], 60, 40));

        using var faces = PreparedFaces.FromFiles(set, new CenterCrop { Share = 0.5, Size = 20 });

        Assert.Equal([1L, 20, 20, 3], faces.Pixels.shape);
        Assert.Equal(torch.ScalarType.Byte, faces.Pixels.dtype);
        Assert.Equal(20, faces.Size);
        var pixels = faces.Pixels.data<byte>().ToArray();
        for (var i = 0; i < pixels.Length; i++)
            Assert.Equal(TestImages.Value(20 + i / 3 % 20, 10 + i / 3 / 20, i % 3), pixels[i]);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    public void Resizing_keeps_smooth_pictures(int size)
    {
        using var faces = PreparedFaces.FromFiles(Set(TestImages.SaveJpeg(folder["a.jpg"], 96)),
            new CenterCrop { Share = 1, Size = size });

        var pixels = faces.Pixels.data<byte>().ToArray();
        for (var i = 0; i < pixels.Length; i++)
        {
            // Shrinking by 6 flattens the crests a little.
            var (x, y) = ((i / 3 % size + 0.5) * 96 / size - 0.5, (i / 3 / size + 0.5) * 96 / size - 0.5);
            Assert.InRange(pixels[i] - (128 + 100 * Math.Sin(x / 9 + i % 3) * Math.Cos(y / 7)), -16, 16);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Order_is_that_of_the_set_with_any_number_of_threads(int threads)
    {
        var set = Set([.. Enumerable.Range(8, 30).Select(
            side => TestImages.SavePng(folder[$"{side}.png"], side, side))]);

        using var faces = PreparedFaces.FromFiles(set, new CenterCrop { Share = 1, Size = 8 }, threads);

        Assert.Same(set, faces.Faces);
        using var first = PreparedFaces.FromFiles(Set(folder["31.png"]), new CenterCrop { Share = 1, Size = 8 });
        Assert.Equal(first.Pixels.data<byte>().ToArray(), faces.Pixels.data<byte>().ToArray()[(23 * 192)..(24 * 192)]);
    }

    [Fact]
    public void Progress_ends_at_the_number_of_pictures()
    {
        var told = new Told();

        using var faces = PreparedFaces.FromFiles(Set([
            .. Enumerable.Repeat(TestImages.SavePng(folder["a.png"], 9, 9), 5)]), progress: told);

        Assert.Equal([1, 2, 3, 4, 5], told.Numbers.Order());
    }

    [Fact]
    public void A_cancelled_token_stops_it() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PreparedFaces.FromFiles(Set(TestImages.SavePng(folder["a.png"], 9, 9)),
                cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void Rows_are_the_indices_where_all_could_be_read()
    {
        using var faces = SmallSets.Patterns(people: 3, imagesEach: 2);

        Assert.Equal(4, faces.RowOf(4));
        Assert.Equal([new FacePair(0, 1, true), new FacePair(2, 5, false)],
            faces.RowsOf([new(0, 1, true), new(2, 5, false)]));
        Assert.Empty(faces.Unreadable);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void An_index_outside_the_set_is_refused(int index)
    {
        using var faces = SmallSets.Patterns(people: 3, imagesEach: 2);

        Assert.Contains("0 to 5", Assert.Throws<ArgumentOutOfRangeException>(() => faces.RowOf(index)).Message);
    }

    [Fact]
    public void Halved_faces_have_the_mean_of_each_square_rounded_half_up()
    {
        // 2x2, RGB; by column: 10, 20, 30 and 0, 10, 0 above ...
        byte[] corner = [10, 20, 30, 0, 10, 0, 255, 0, 1, 255, 0, 1];
        byte[] white = [.. Enumerable.Repeat((byte)255, 12)];
        using var faces = PreparedFaces.FromPixels(SmallSets.Of(2), [.. corner, .. white], 2);
        using var halved = faces.Halved();

        Assert.Equal([2L, 1, 1, 3], halved.Pixels.shape);
        Assert.Equal([130, 8, 8, 255, 255, 255], halved.Pixels.data<byte>().ToArray());     // 130, 7.5, 8
        Assert.Same(faces.Faces, halved.Faces);
        Assert.NotEqual(faces.Key, halved.Key);
        Assert.Throws<InvalidOperationException>(halved.Halved);
    }

    [Fact]
    public void Halved_faces_know_the_unreadable_pictures_too()
    {
        var set = Set(TestImages.SavePng(folder["a.png"], 16, 16), folder.Write("b.png", "text"),
            TestImages.SavePng(folder["c.png"], 17, 17));
        using var faces = PreparedFaces.FromFiles(set, new CenterCrop { Share = 1, Size = 16 });

        using var halved = faces.Halved();

        Assert.Equal(set.Records[1].Path, Assert.Single(halved.Unreadable).Path);
        Assert.Equal((0, 1), (halved.RowOf(0), halved.RowOf(2)));
        Assert.Contains("Picture 1 of the set", Assert.Throws<FaceDataException>(() => halved.RowOf(1)).Message);
    }

    [Fact]
    public void Pixels_of_another_number_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => PreparedFaces.FromPixels(SmallSets.Of(2), new byte[100], 8));

        Assert.Contains("384", error.Message);
        Assert.Contains("100", error.Message);
    }

    [Theory]
    [InlineData(0, 72)]
    [InlineData(1.01, 72)]
    [InlineData(double.NaN, 72)]
    [InlineData(0.5, 7)]
    [InlineData(0.5, 2000)]
    public void Options_out_of_range_are_refused(double share, int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CenterCrop { Share = share, Size = size });

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void No_threads_are_refused(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PreparedFaces.FromFiles(SmallSets.Of(1), threads: threads));

    private static FaceSet Set(params string[] paths) =>
        new("files", paths.Select((path, i) => new FaceRecord($"p{i}", 1, path)));

    private sealed class Told : IProgress<int>
    {
        public System.Collections.Concurrent.ConcurrentBag<int> Numbers { get; } = [];

        public void Report(int value) => Numbers.Add(value);
    }
}
