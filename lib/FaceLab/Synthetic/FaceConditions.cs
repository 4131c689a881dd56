using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>The differences between images of a person. Image also decides background, clothes and noise.</summary>
internal sealed record FaceConditions(
    int Image, FacePose Pose, FaceLight Light, FaceExpression Expression, FaceOcclusion Occlusion, FaceCamera Camera)
{
    public static FaceConditions Draw(SyntheticFacesOptions options, int identity, int image)
    {
        var draw = new Chance(options.Seed, Streams.Conditions, identity, image);
        var pose = new FacePose(
            options.PoseDegrees * draw.Range(-1, 1),
            options.PoseDegrees * 0.5 * draw.Bell(),
            options.PoseDegrees * 0.35 * draw.Bell());
        return new FaceConditions(image, pose, DrawLight(draw), DrawExpression(draw),
            DrawOcclusion(draw, options.OcclusionProbability), DrawCamera(draw));
    }

    private static FaceLight DrawLight(Chance draw) => new(
        65.0 * draw.Range(-1, 1),
        28 + 25.0 * draw.Bell(),
        0.74 * (1 + 0.4 * draw.Range(-1, 1)),
        0.42 + 0.2 * draw.Range(-1, 1),
        0.7 * draw.Bell());

    private static FaceExpression DrawExpression(Chance draw)
    {
        var smile = draw.Happens(0.55f) ? draw.Range(0.2f, 1) : draw.Range(-0.4f, 0.25f);
        var open = draw.Happens(0.35f) ? draw.Range(0.15f, 0.8f) : draw.Range(0, 0.06f);
        var brow = draw.Bell() * 0.8f + 0.1f;
        var eye = draw.Happens(0.06f) ? 0 : draw.Range(0.72f, 1.08f);
        return new FaceExpression(smile, open, Math.Max(brow, -0.5), 1.0 + (eye - 1), draw.Bell(), 0.6 * draw.Bell());
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

    private static FaceCamera DrawCamera(Chance draw) => new(
        1 + 0.09 * draw.Bell(),
        0.04 * draw.Bell(),
        0.03 * draw.Bell(),
        0.5 * draw.Next(),
        draw.Range(0.5f, 4));
}

/// <summary>The turn of the head in degrees. Above 0, yaw turns the nose to the viewer's right, pitch turns it up, and
/// roll tilts the crown to the right.</summary>
internal sealed record FacePose(double YawDegrees = 0, double PitchDegrees = 0, double RollDegrees = 0);

/// <summary>The main light, which is far away, and the light from all sides. The main light comes from the viewer's
/// right if the azimuth is above 0, and from above if the elevation is. Warmth is -1 (blue sky) through 0 (neutral) to
/// 1 (candle).</summary>
internal sealed record FaceLight(
    double AzimuthDegrees = 0, double ElevationDegrees = 25, double Intensity = 0.8, double Ambient = 0.45,
    double Warmth = 0)
{
    /// <summary>The unit vector from the face to the light: x to the viewer's right, y up, z to the viewer.</summary>
    public Vec3 Direction
    {
        get
        {
            var (sinA, cosA) = Maths.SinCos(AzimuthDegrees);
            var (sinE, cosE) = Maths.SinCos(ElevationDegrees);
            return new Vec3((float)(sinA * cosE), (float)sinE, (float)(cosA * cosE));
        }
    }
}

/// <summary>The movements of the face.</summary>
/// <param name="Smile">From -0.5 (mouth corners down) to 1 (broad smile).</param>
/// <param name="MouthOpen">0 (closed) to 1; above about 0.15 teeth show.</param>
/// <param name="BrowRaise">-0.5 (frown) to 1 (raised).</param>
/// <param name="EyeOpen">0 (closed) to 1 (open) to 1.2 (wide).</param>
/// <param name="GazeX">-1 (viewer's left) to 1 (viewer's right).</param>
/// <param name="GazeY">-1 (down) to 1 (up).</param>
internal sealed record FaceExpression(
    double Smile = 0, double MouthOpen = 0, double BrowRaise = 0, double EyeOpen = 1,
    double GazeX = 0, double GazeY = 0);

/// <summary>The object that hides a part of the face. A strand of hair covers one eye.</summary>
internal enum FaceOcclusion
{
    None, Glasses, Sunglasses, Scarf, Hand, HairStrand,
}

/// <summary>Framing and image quality. At scale 1 chin to crown is two thirds of the image height. Shifts are to the
/// right and upwards, in image sizes. Blur is 0 to 1, noise a standard deviation in gray levels.</summary>
internal sealed record FaceCamera(
    double Scale = 1, double ShiftX = 0, double ShiftY = 0, double Blur = 0, double Noise = 0);
