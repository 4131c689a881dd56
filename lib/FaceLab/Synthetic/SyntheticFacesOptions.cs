namespace FaceLab.Synthetic;

/// <summary>What <see cref="SyntheticFaces"/> renders: how many faces, how large, and how much the images of one
/// person differ.</summary>
/// <remarks>
/// <para>Every variation is 0 (none: frontal, evenly lit, neutral) to 1 (the default, about as varied as photographs
/// from
/// the press); light, expression, style and camera accept up to 2 (harder).</para>
/// <example><code>
/// var faces = new SyntheticFaces(new SyntheticFacesOptions { Identities = 50, Size = 96, Seed = 7 });
/// byte[] pixels = faces.RenderAll();          // (50 * 20, 96, 96, 3)
/// FaceTruth truth = faces.Truth(12, 3);       // identity 12, image 3
/// </code></example>
/// </remarks>
public sealed record SyntheticFacesOptions
{
    /// <summary>People that <see cref="SyntheticFaces.RenderAll"/> draws: 1 to 10,000,000; default 200.</summary>
    public int Identities { get; init; } = 200;

    /// <summary>Images of each person: 1 to 100,000; default 20.</summary>
    public int ImagesPerIdentity { get; init; } = 20;

    /// <summary>Width and height of an image in pixels: 16 to 1024; default 64.</summary>
    public int Size { get; init; } = 64;

    /// <summary>Any number; the same seed gives the same faces, another seed gives other people.</summary>
    public long Seed { get; init; } = 123;

    /// <summary>Largest yaw in degrees: 0 to 60; default 32. Pitch reaches 0.5 and roll 0.35 of it.</summary>
    public double PoseDegrees { get; init; } = 32;

    /// <summary>Spread of light direction, strength, colour and contrast: 0 to 2; default 1.</summary>
    public double LightVariation { get; init; } = 1;

    /// <summary>Spread of smile, open mouth, brows, eyelids and gaze: 0 to 2; default 1.</summary>
    public double ExpressionVariation { get; init; } = 1;

    /// <summary>Spread of background, clothes and the day's hair and beard: 0 to 2; default 1.</summary>
    public double StyleVariation { get; init; } = 1;

    /// <summary>Spread of scale, shift, blur and sensor noise: 0 to 2; default 1.</summary>
    public double CameraVariation { get; init; } = 1;

    /// <summary>Share of images with glasses, a scarf, a hand or a strand of hair over the face: 0 to 1; default
    /// 0.25.</summary>
    public double OcclusionProbability { get; init; } = 0.25;

    /// <summary>Threads that render: 0 for one a core (the default) to 1024. It changes the time, never a
    /// pixel.</summary>
    public int Threads { get; init; }

    internal void Validate()
    {
        Check(Identities, 1, 10_000_000, nameof(Identities));
        Check(ImagesPerIdentity, 1, 100_000, nameof(ImagesPerIdentity));
        Check(Size, 16, 1024, nameof(Size));
        Check(PoseDegrees, 0, 60, nameof(PoseDegrees));
        Check(LightVariation, 0, 2, nameof(LightVariation));
        Check(ExpressionVariation, 0, 2, nameof(ExpressionVariation));
        Check(StyleVariation, 0, 2, nameof(StyleVariation));
        Check(CameraVariation, 0, 2, nameof(CameraVariation));
        Check(OcclusionProbability, 0, 1, nameof(OcclusionProbability));
        Check(Threads, 0, 1024, nameof(Threads));
    }

    internal static void Check(double given, double least, double most, string name)
    {
        // Written so that NaN fails too.
        if (!(given >= least && given <= most))
        {
            throw new ArgumentOutOfRangeException(
                name, given, $"{name} is {given}; give a number from {least} to {most}.");
        }
    }
}
