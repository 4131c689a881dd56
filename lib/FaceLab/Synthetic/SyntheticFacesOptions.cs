namespace FaceLab.Synthetic;

/// <summary>The options of <see cref="SyntheticFaces"/>: the number, size and difficulty of the faces.</summary>
public sealed record SyntheticFacesOptions
{
    /// <summary>The number of people of <see cref="SyntheticFaces.RenderAll"/>: 1 to 10,000,000; default 200.</summary>
    public int Identities { get; init; } = 200;

    /// <summary>The number of images of each person: 1 to 100,000; default 20.</summary>
    public int ImagesPerIdentity { get; init; } = 20;

    /// <summary>The width and height of an image in pixels: 16 to 1024; default 64.</summary>
    public int Size { get; init; } = 64;

    /// <summary>The seed, any number: the same seed gives the same faces, another seed other people.</summary>
    public long Seed { get; init; } = 123;

    /// <summary>The largest yaw in degrees: 0 to 60; default 32. Pitch reaches 0.5 and roll 0.35 of it.</summary>
    public double PoseDegrees { get; init; } = 32;

    /// <summary>The share of images with glasses, scarf, hand or hair over the face: 0 to 1; default 0.25.</summary>
    public double OcclusionProbability { get; init; } = 0.25;

    internal void Validate()
    {
        Check(Identities, 1, 10_000_000, nameof(Identities));
        Check(ImagesPerIdentity, 1, 100_000, nameof(ImagesPerIdentity));
        Check(Size, 16, 1024, nameof(Size));
        Check(PoseDegrees, 0, 60, nameof(PoseDegrees));
        Check(OcclusionProbability, 0, 1, nameof(OcclusionProbability));
    }

    internal static void Check(double given, double least, double most, string name)
    {
        // Written so that NaN fails too.
        if (!(given >= least && given <= most))
            throw new ArgumentOutOfRangeException(
                name, given, $"{name} is {given}; give a number from {least} to {most}.");
    }
}
