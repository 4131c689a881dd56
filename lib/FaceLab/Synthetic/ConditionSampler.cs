using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>Draws what differs between the images of a person.</summary>
internal static class ConditionSampler
{
    public static FaceConditions Draw(SyntheticFacesOptions options, int identity, int image)
    {
        var draw = new Chance(options.Seed, Streams.Conditions, identity, image);
        var pose = new FacePose(
            options.PoseDegrees * draw.Range(-1, 1),
            options.PoseDegrees * 0.5 * draw.Bell(),
            options.PoseDegrees * 0.35 * draw.Bell());
        return new FaceConditions(
            image,
            pose,
            DrawLight(draw, options.LightVariation),
            DrawExpression(draw, options.ExpressionVariation),
            DrawOcclusion(draw, options.OcclusionProbability),
            DrawCamera(draw, options.CameraVariation),
            options.StyleVariation);
    }

    private static FaceLight DrawLight(Chance draw, double spread) => new(
        Math.Clamp(65 * spread * draw.Range(-1, 1), -90, 90),
        Math.Clamp(28 + 25 * spread * draw.Bell(), -60, 85),
        0.74 * (1 + Math.Min(spread, 1.5) * 0.4 * draw.Range(-1, 1)),
        Math.Max(0.1, 0.42 + 0.2 * spread * draw.Range(-1, 1)),
        Math.Clamp(0.7 * spread * draw.Bell(), -1, 1));

    private static FaceExpression DrawExpression(Chance draw, double spread)
    {
        var smile = draw.Happens(0.55f) ? draw.Range(0.2f, 1) : draw.Range(-0.4f, 0.25f);
        var open = draw.Happens(0.35f) ? draw.Range(0.15f, 0.8f) : draw.Range(0, 0.06f);
        var brow = draw.Bell() * 0.8f + 0.1f;
        var eye = draw.Happens(0.06f) ? 0 : draw.Range(0.72f, 1.08f);
        return new FaceExpression(
            Math.Clamp(spread * smile, -0.5, 1),
            Math.Clamp(spread * open, 0, 1),
            Math.Clamp(spread * brow, -0.5, 1),
            Math.Clamp(1 + spread * (eye - 1), 0, 1.2),
            Math.Clamp(spread * draw.Bell(), -1, 1),
            Math.Clamp(spread * 0.6 * draw.Bell(), -1, 1));
    }

    private static FaceOcclusion DrawOcclusion(Chance draw, double probability)
    {
        var hidden = draw.Next() < probability;
        var kind = draw.Next();
        if (!hidden)
            return FaceOcclusion.None;
        return kind < 0.4f ? FaceOcclusion.Glasses
            : kind < 0.6f ? FaceOcclusion.Sunglasses
            : kind < 0.75f ? FaceOcclusion.Scarf
            : kind < 0.87f ? FaceOcclusion.Hand
            : FaceOcclusion.HairStrand;
    }

    private static FaceCamera DrawCamera(Chance draw, double spread) => new(
        1 + 0.09 * spread * draw.Bell(),
        0.04 * spread * draw.Bell(),
        0.03 * spread * draw.Bell(),
        Math.Min(1, spread * 0.5 * draw.Next()),
        Math.Min(30, spread * draw.Range(0.5f, 4)));
}
