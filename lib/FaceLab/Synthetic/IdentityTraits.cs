using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>
/// What makes a person: drawn once for each (seed, identity). Lengths are in half heads: the eyes at height 0, the
/// crown
/// at 1, the chin at -1. Most traits are drawn independently, so that no single one tells people apart.
/// </summary>
internal sealed class IdentityTraits
{
    private static readonly Vec3[] IrisColours =
    [
        Vec3.Rgb(62, 38, 22), Vec3.Rgb(92, 60, 32), Vec3.Rgb(120, 92, 48),
        Vec3.Rgb(88, 112, 70), Vec3.Rgb(84, 122, 156), Vec3.Rgb(122, 138, 148),
    ];

    public IdentityTraits(long seed, int identity)
    {
        var draw = new Chance(seed, Streams.Identity, identity);
        var masculine = draw.Next();
        Age = draw.Next() * (0.35f + 0.65f * draw.Next());

        Melanin = draw.Next() * (0.55f + 0.45f * draw.Next());
        Flush = draw.Next();
        Freckles = Melanin < 0.35f && draw.Happens(0.25f) ? draw.Range(0.4f, 1) : 0;
        Mole = draw.Happens(0.25f);
        MoleX = draw.Range(-0.45f, 0.45f);
        MoleY = draw.Range(-0.75f, -0.15f);
        SkinSeed = draw.Bits();

        Width = draw.Around(0.88f, 1.07f);
        Length = draw.Around(0.96f, 1.1f);
        Chin = draw.Around(0.4f, 0.74f) + 0.1f * masculine;
        Jaw = draw.Around(0.53f, 0.68f) + 0.05f * masculine;
        Cheek = draw.Around(0.69f, 0.79f);
        Temple = draw.Around(0.73f, 0.81f);
        ChinForward = draw.Around(-0.02f, 0.14f);
        Cheekbone = draw.Around(0.0f, 0.11f);

        EyeX = draw.Around(0.27f, 0.36f);
        EyeY = draw.Around(-0.05f, 0.05f);
        EyeWidth = draw.Around(0.135f, 0.185f);
        EyeHeight = draw.Around(0.05f, 0.1f) - 0.008f * masculine;
        EyeTilt = draw.Around(-0.16f, 0.22f);
        EyeDepth = draw.Around(0.03f, 0.15f);
        LidCrease = draw.Range(0.2f, 1);
        Lashes = 1 - 0.75f * masculine;
        var dark = Melanin > 0.4f || draw.Happens(0.45f);
        var iris = draw.Below(dark ? 2 : IrisColours.Length);
        Iris = Vec3.Lerp(IrisColours[iris], IrisColours[Math.Min(iris + 1, 5)], draw.Next() * (dark ? 0.3f : 1));

        BrowHeight = draw.Around(0.14f, 0.25f);
        BrowThickness = draw.Around(0.016f, 0.05f) + 0.018f * masculine;
        BrowArch = draw.Around(0f, 0.1f) * (1.2f - 0.6f * masculine);
        BrowTilt = draw.Around(-0.09f, 0.06f);
        BrowLength = draw.Around(0.34f, 0.46f);
        BrowDensity = draw.Range(0.55f, 1);

        NoseWidth = draw.Around(0.12f, 0.24f);
        NoseTip = draw.Around(-0.42f, -0.26f);
        NoseHeight = draw.Around(0.2f, 0.37f);
        NoseBridge = draw.Around(0.06f, 0.13f);
        NoseHump = draw.Around(-0.05f, 0.07f);

        MouthY = draw.Around(-0.655f, -0.55f);
        MouthWidth = draw.Around(0.19f, 0.31f);
        UpperLip = draw.Around(0.015f, 0.07f);
        LowerLip = draw.Around(0.03f, 0.095f);
        LipRedness = draw.Range(0.15f, 0.6f) + (masculine < 0.4f ? draw.Range(0, 0.5f) : 0);

        EarSize = draw.Around(0.8f, 1.2f);
        EarAngle = draw.Around(5, 40);
        Neck = draw.Around(0.33f, 0.4f) + 0.08f * masculine;

        (Hair, OtherHair) = DrawHair(draw, masculine);
        HairColour = DrawHairColour(draw);
        HairlineShift = draw.Around(-0.07f, 0.07f) + (Age > 0.5f ? 0.08f * (Age - 0.5f) * masculine : 0);
        Parting = draw.Bell() * 0.3f;

        var beard = masculine > 0.5f ? draw.Next() : 0;
        Beard = beard > 0.78f ? draw.Range(0.7f, 1) : beard > 0.5f ? draw.Range(0.1f, 0.4f) : 0;
        Moustache = Beard > 0.6f || (beard is > 0.4f and < 0.5f) ? draw.Range(0.6f, 1) : Beard;
        Goatee = Beard > 0.6f && draw.Happens(0.35f);
    }

    /// <summary>0 young to 1 old.</summary>
    public float Age { get; }

    // Skin: 0 to 1 each; the mole's place on the face.
    public float Melanin { get; }
    public float Flush { get; }
    public float Freckles { get; }
    public bool Mole { get; }
    public float MoleX { get; }
    public float MoleY { get; }
    public uint SkinSeed { get; }

    // Head: factors of width and length, then half-widths at four heights.
    public float Width { get; }
    public float Length { get; }
    public float Chin { get; }
    public float Jaw { get; }
    public float Cheek { get; }
    public float Temple { get; }
    public float ChinForward { get; }
    public float Cheekbone { get; }

    // Eyes: place of the right one, half-width, height of the upper lid, slope of the axis.
    public float EyeX { get; }
    public float EyeY { get; }
    public float EyeWidth { get; }
    public float EyeHeight { get; }
    public float EyeTilt { get; }
    public float EyeDepth { get; }
    public float LidCrease { get; }
    public float Lashes { get; }
    public Vec3 Iris { get; }

    public float BrowHeight { get; }
    public float BrowThickness { get; }
    public float BrowArch { get; }
    public float BrowTilt { get; }
    public float BrowLength { get; }
    public float BrowDensity { get; }

    // Nose: half-width at the nostrils, height of the tip, how far it stands out, half-width of the bridge.
    public float NoseWidth { get; }
    public float NoseTip { get; }
    public float NoseHeight { get; }
    public float NoseBridge { get; }
    public float NoseHump { get; }

    public float MouthY { get; }
    public float MouthWidth { get; }
    public float UpperLip { get; }
    public float LowerLip { get; }
    public float LipRedness { get; }

    public float EarSize { get; }
    public float EarAngle { get; }
    public float Neck { get; }

    /// <summary>How the hair is usually worn.</summary>
    public HairStyle Hair { get; }

    /// <summary>How it is worn on other days.</summary>
    public HairStyle OtherHair { get; }
    public Vec3 HairColour { get; }
    public float HairlineShift { get; }
    public float Parting { get; }

    public float Beard { get; }
    public float Moustache { get; }
    public bool Goatee { get; }

    private (HairStyle Usual, HairStyle Other) DrawHair(Chance draw, float masculine)
    {
        if (masculine > 0.5f)
        {
            HairStyle[] common = [HairStyle.Short, HairStyle.Quiff, HairStyle.Buzz, HairStyle.Fringe, HairStyle.Curly];
            if (Age > 0.45f && draw.Happens(0.4f))
                return (HairStyle.Bald, HairStyle.Buzz);
            if (Melanin > 0.6f && draw.Happens(0.5f))
                return (draw.Happens(0.4f) ? HairStyle.Afro : HairStyle.Buzz, HairStyle.Buzz);
            return (common[draw.Below(5)], common[draw.Below(2)]);
        }

        HairStyle[] styles =
        [
            HairStyle.LongParted, HairStyle.LongWavy, HairStyle.LongFringe,
            HairStyle.Bob, HairStyle.BobFringe, HairStyle.Curly,
        ];
        if (Melanin > 0.6f && draw.Happens(0.4f))
            return (HairStyle.Afro, HairStyle.TiedBack);
        return draw.Happens(0.15f)
            ? (HairStyle.TiedBack, HairStyle.LongParted)
            : (styles[draw.Below(6)], HairStyle.TiedBack);
    }

    private Vec3 DrawHairColour(Chance draw)
    {
        // Black, dark brown, brown, auburn, ginger, dark blond, blond.
        Vec3[] colours =
        [
            Vec3.Rgb(26, 22, 22), Vec3.Rgb(48, 34, 27), Vec3.Rgb(84, 56, 37), Vec3.Rgb(108, 56, 34),
            Vec3.Rgb(168, 88, 42), Vec3.Rgb(140, 106, 66), Vec3.Rgb(204, 166, 106),
        ];
        var pick = Melanin > 0.4f ? draw.Below(2) : draw.Below(colours.Length);
        var colour = Vec3.Lerp(colours[pick], colours[Math.Min(pick + 1, Melanin > 0.4f ? 1 : 6)], 0.6f * draw.Next());
        var grey = Maths.Smooth(0.5f, 0.75f, Age + 0.2f * draw.Bell());
        return Vec3.Lerp(colour, Vec3.Rgb(176, 175, 168), 0.9f * grey);
    }
}
