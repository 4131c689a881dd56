using System.Security.Cryptography;
using FaceLab.Synthetic;

namespace FaceLab.Tests.Synthetic;

public class SyntheticFacesTests
{
    private static readonly SyntheticFacesOptions Few = new() { Identities = 3, ImagesPerIdentity = 4 };

    [Fact]
    public void Bytes_are_those_of_every_other_machine()
    {
        var pixels = new SyntheticFaces(Few).RenderAll();

        // A change of the renderer changes this on purpose; a change of machine never may.
        Assert.Equal(
            "E831FE14D9A90203A8B51C4ACC18AFB81ABD4096CF62DF56B491DB548CBC19E1",
            Convert.ToHexString(SHA256.HashData(pixels)));
    }

    [Fact]
    public void Threads_order_and_range_change_no_byte()
    {
        var faces = new SyntheticFaces(Few);
        var all = faces.RenderAll();
        var bytes = faces.BytesPerImage;

        Assert.Equal(all, Enumerable.Range(0, 12).SelectMany(i => faces.Render(i / 4, i % 4).Pixels));
        Assert.Equal(all.AsSpan(2 * 4 * bytes).ToArray(), faces.RenderRange(2, 1));
    }

    [Fact]
    public void Another_seed_or_identity_is_another_person_and_another_image_another_picture()
    {
        var faces = new SyntheticFaces(Few);
        var other = new SyntheticFaces(Few with { Seed = 124 });
        var plain = new FaceConditions(0, new(), new(), new(), FaceOcclusion.None, new());

        Assert.NotEqual(faces.Render(0, plain).Pixels, faces.Render(1, plain).Pixels);
        Assert.NotEqual(faces.Render(0, plain).Pixels, other.Render(0, plain).Pixels);
        Assert.NotEqual(faces.Render(0, 0).Pixels, faces.Render(0, 1).Pixels);
    }

    [Fact]
    public void Any_identity_and_image_can_be_drawn()
    {
        var faces = new SyntheticFaces(Few);

        Assert.Equal(faces.BytesPerImage, faces.Render(int.MaxValue, int.MaxValue).Pixels.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => faces.Render(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => faces.Render(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => faces.RenderRange(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => faces.RenderRange(int.MaxValue, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => faces.RenderRange(0, 1_000_000));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(200)]
    public void Every_size_shows_the_same_face(int size)
    {
        var small = new SyntheticFaces(new() { Size = 64 }).Render(4, 0);
        var face = new SyntheticFaces(new() { Size = size }).Render(4, 0);

        Assert.Equal(size * size * 3, face.Pixels.Length);
        Assert.Equal(Mean(small.Pixels), Mean(face.Pixels), 3.0);
        Assert.Equal(small.Truth.Landmarks.Nose.X / 64, face.Truth.Landmarks.Nose.X / size, 4);
    }

    [Fact]
    public void Progress_ends_at_the_number_of_images()
    {
        var told = new Recorder();
        new SyntheticFaces(Few).RenderRange(0, 3, told);

        Assert.Equal(12, told.Most);
    }

    [Fact]
    public void A_cancelled_token_stops_the_work()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => new SyntheticFaces(Few).RenderRange(0, 3, null, source.Token));
    }

    private static double Mean(byte[] pixels) => pixels.Average(p => (double)p);

    private sealed class Recorder : IProgress<int>
    {
        private int most;

        public int Most => most;

        public void Report(int value)
        {
            lock (this)
                most = Math.Max(most, value);
        }
    }
}
