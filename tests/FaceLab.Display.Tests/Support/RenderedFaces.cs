using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Synthetic;
using static TorchSharp.torch;

namespace FaceLab.Display.Tests.Support;

/// <summary>A few rendered people, and embeddings in which they lie apart.</summary>
internal static class RenderedFaces
{
    /// <summary>People <c>p0_Roe</c>, <c>p1_Roe</c> ..., the images of each one after the other.</summary>
    /// <param name="identities">P people.</param>
    /// <param name="images">K images of each.</param>
    /// <param name="size">Side in pixels.</param>
    /// <param name="copies">How often each picture is there: large sets without long rendering.</param>
    public static PreparedFaces Of(int identities, int images, int size = 32, int copies = 1)
    {
        var renderer = new SyntheticFaces(new() { Identities = identities, ImagesPerIdentity = images, Size = size });
        var pixels = renderer.RenderAll();
        var records = Enumerable.Range(0, identities * images * copies).Select(i => i / copies)
            .Select(i => new FaceRecord($"p{i / images}_Roe", i % images + 1,
                $"/faces/p{i / images}_{i % images:0000}.png"));
        var bytes = renderer.BytesPerImage;
        return PreparedFaces.FromPixels(new FaceSet("rendered", records),
            [.. Enumerable.Range(0, identities * images * copies)
                .SelectMany(i => new ArraySegment<byte>(pixels, i / copies * bytes, bytes))], size);
    }

    /// <summary>(N, 8), rows of length 1: a direction for each person, and some noise.</summary>
    public static Tensor Embeddings(PreparedFaces faces, float noise = 0.3f)
    {
        using var scope = NewDisposeScope();
        var random = new Random(1);
        var directions = faces.Faces.Identities.Select(_ => Draw(random)).ToArray();
        var rows = faces.Faces.Labels.SelectMany(label =>
            Draw(random).Zip(directions[label], (other, own) => own + noise * other)).ToArray();
        return nn.functional.normalize(tensor(rows, [faces.Faces.Count, 8])).MoveToOuterDisposeScope();
    }

    private static float[] Draw(Random random) =>
        [.. Enumerable.Range(0, 8).Select(_ => (float)(2 * random.NextDouble() - 1))];
}
