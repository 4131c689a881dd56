using FaceLab.Imaging;
using FaceLab.Tests.Support;
using TorchSharp;

namespace FaceLab.Tests.Imaging;

public sealed class MeanFaceTests
{
    [Fact]
    public void Its_pixels_are_the_rounded_means_of_the_rows_asked_for()
    {
        using var faces = Faces(2, Picture(10, 20, 30, 40), Picture(20, 20, 31, 45), Picture(255, 255, 255, 255));

        var mean = MeanFace.Of(faces, [0, 1]);

        Assert.Equal((2, 2), (mean.Size, mean.Count));
        Assert.Equal(Picture(15, 20, 30, 42), mean.Pixels);      // 30.5 and 42.5 go to the even neighbour
    }

    [Fact]
    public void Equal_faces_keep_all_their_contrast_and_opposite_ones_none()
    {
        using var faces = Faces(2, Picture(0, 100, 0, 100), Picture(0, 100, 0, 100), Picture(100, 0, 100, 0));

        Assert.Equal(1, MeanFace.Of(faces, [0, 1]).ContrastKept, 1e-6);
        Assert.Equal(0, MeanFace.Of(faces, [0, 2]).ContrastKept, 1e-6);
    }

    [Fact]
    public void Brightness_of_whole_pictures_does_not_count()
    {
        using var faces = Faces(2, Picture(0, 100, 0, 100), Picture(50, 150, 50, 150));

        Assert.Equal(1, MeanFace.Of(faces).ContrastKept, 1e-6);
    }

    [Fact]
    public void Contrast_is_what_a_naive_loop_finds_also_over_several_batches()
    {
        using var faces = Sets.Patterns(people: 50, imagesEach: 6, size: 8);
        var rows = Enumerable.Range(0, 300).Select(row => faces.Pixels[row].contiguous().bytes.ToArray()).ToArray();
        var average = Enumerable.Range(0, rows[0].Length).Select(i => rows.Average(row => row[i])).ToArray();

        var mean = MeanFace.Of(faces);

        Assert.Equal(average.Select(value => (byte)Math.Round(value)), mean.Pixels);
        Assert.Equal(Variance(average) / rows.Average(row => Variance([.. row.Select(value => (double)value)])), mean.ContrastKept, 1e-5);
    }

    [Fact]
    public void Flat_pictures_have_no_contrast_to_keep()
    {
        using var faces = Faces(1, Picture(7), Picture(9));

        Assert.Equal(0, MeanFace.Of(faces).ContrastKept);
    }

    [Fact]
    public void No_row_is_refused_and_no_tensor_is_left()
    {
        using var faces = Faces(1, Picture(7));
        MeanFace.Of(faces);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Assert.Throws<ArgumentException>(() => MeanFace.Of(faces, []));
        MeanFace.Of(faces);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static double Variance(double[] picture) => Enumerable.Range(0, 3).Average(channel =>
    {
        var values = Enumerable.Range(0, picture.Length / 3).Select(i => picture[3 * i + channel]).ToArray();
        return values.Average(value => Math.Pow(value - values.Average(), 2));
    });

    private static byte[] Picture(params byte[] gray) => [.. gray.SelectMany(value => (byte[])[value, value, value])];

    private static PreparedFaces Faces(int size, params byte[][] pictures) =>
        PreparedFaces.FromPixels(Sets.Of(pictures.Length), [.. pictures.SelectMany(picture => picture)], size);
}
