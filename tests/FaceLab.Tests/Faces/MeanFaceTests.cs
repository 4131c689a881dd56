using FaceLab.Faces;
using FaceLab.Tests.Support;
using TorchSharp;

namespace FaceLab.Tests.Faces;

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
    public void Equal_faces_keep_all_their_edges_and_opposite_ones_none()
    {
        var picture = Picture(0, 0, 90, 0, 0, 90, 0, 0, 90);
        var opposite = Picture(90, 0, 0, 90, 0, 0, 90, 0, 0);
        using var faces = Faces(3, picture, picture, opposite);

        Assert.Equal(1, MeanFace.Of(faces, [0, 1]).EdgesKept, 1e-6);
        Assert.Equal(0, MeanFace.Of(faces, [0, 2]).EdgesKept, 1e-6);
    }

    [Fact]
    public void Brightness_of_whole_pictures_does_not_count()
    {
        using var faces = Faces(3, Picture(0, 0, 90, 10, 0, 90, 0, 0, 90),
            Picture(50, 50, 140, 60, 50, 140, 50, 50, 140));

        Assert.Equal(1, MeanFace.Of(faces).EdgesKept, 1e-6);
    }

    [Fact]
    public void Sharpness_is_what_a_naive_loop_finds_also_over_several_batches()
    {
        using var faces = SmallSets.Patterns(people: 50, imagesEach: 6, size: 8);
        var rows = Enumerable.Range(0, 300).Select(row => faces.Pixels[row].contiguous().bytes.ToArray()).ToArray();
        var average = Enumerable.Range(0, rows[0].Length).Select(i => rows.Average(row => row[i])).ToArray();

        var mean = MeanFace.Of(faces);

        Assert.Equal(average.Select(value => (byte)Math.Round(value)), mean.Pixels);
        Assert.Equal(Edges(average) / rows.Average(row => Edges([.. row.Select(value => (double)value)])),
            mean.EdgesKept, 1e-9);
    }

    [Fact]
    public void Flat_and_tiny_pictures_have_no_edge_to_keep()
    {
        using var tiny = Faces(2, Picture(7, 8, 9, 10));
        using var flat = Faces(3, Picture(7, 7, 7, 7, 7, 7, 7, 7, 7));

        Assert.Equal(0, MeanFace.Of(tiny).EdgesKept);
        Assert.Equal(0, MeanFace.Of(flat).EdgesKept);
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

    private static double Edges(double[] picture)
    {
        var (size, energy) = ((int)Math.Sqrt(picture.Length / 3), 0.0);
        for (var y = 0; y < size; y++)
        {
            for (var i = 3; i < 3 * (size - 1); i++)
                energy += Math.Pow(picture[3 * size * y + i + 3] - picture[3 * size * y + i - 3], 2);
            for (var i = 0; i < 3 * size && y > 0 && y < size - 1; i++)
                energy += Math.Pow(picture[3 * size * (y + 1) + i] - picture[3 * size * (y - 1) + i], 2);
        }
        return energy;
    }

    private static byte[] Picture(params byte[] gray) => [.. gray.SelectMany(value => (byte[])[value, value, value])];

    private static PreparedFaces Faces(int size, params byte[][] pictures) =>
        PreparedFaces.FromPixels(SmallSets.Of(pictures.Length), [.. pictures.SelectMany(picture => picture)], size);
}
