using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>The traits of a person. Lengths are in half heads: the eyes at height 0, the crown at 1, the chin at -1.
/// Most traits are drawn independently, so that no single trait identifies a person.</summary>
/// <remarks>They are drawn in the order of the lines here: moving a line changes the people.</remarks>
internal sealed class IdentityTraits(Chance draw, float masculine, float age, float melanin)
{
    private static readonly Vec3[] IrisColours =
    [
        Vec3.Rgb(62, 38, 22), Vec3.Rgb(92, 60, 32), Vec3.Rgb(120, 92, 48),
        Vec3.Rgb(88, 112, 70), Vec3.Rgb(84, 122, 156), Vec3.Rgb(122, 138, 148),
    ];

    // Black, dark brown, brown, auburn, ginger, dark blond, blond.
    private static readonly Vec3[] HairColours =
    [
        Vec3.Rgb(26, 22, 22), Vec3.Rgb(48, 34, 27), Vec3.Rgb(84, 56, 37), Vec3.Rgb(108, 56, 34),
        Vec3.Rgb(168, 88, 42), Vec3.Rgb(140, 106, 66), Vec3.Rgb(204, 166, 106),
    ];

    // Age from 0 (young) to 1 (old); the skin's traits from 0 to 1; the mole's place on the face.
    public readonly float Age = age;
    public readonly float Melanin = melanin;
    public readonly float Flush = draw.Next();
    public readonly float Freckles = melanin < 0.35f && draw.Happens(0.25f) ? draw.Range(0.4f, 1) : 0;
    public readonly bool Mole = draw.Happens(0.25f);
    public readonly float MoleX = draw.Range(-0.45f, 0.45f);
    public readonly float MoleY = draw.Range(-0.75f, -0.15f);
    public readonly uint SkinSeed = draw.Bits();

    // Head: factors of width and length, then half-widths at four heights.
    public readonly float Width = draw.Around(0.88f, 1.07f);
    public readonly float Length = draw.Around(0.96f, 1.1f);
    public readonly float Chin = draw.Around(0.4f, 0.74f) + 0.1f * masculine;
    public readonly float Jaw = draw.Around(0.53f, 0.68f) + 0.05f * masculine;
    public readonly float Cheek = draw.Around(0.69f, 0.79f);
    public readonly float Temple = draw.Around(0.73f, 0.81f);
    public readonly float ChinForward = draw.Around(-0.02f, 0.14f);
    public readonly float Cheekbone = draw.Around(0.0f, 0.11f);

    // Eyes: place of the right one, half-width, height of the upper lid, slope of the axis.
    public readonly float EyeX = draw.Around(0.27f, 0.36f);
    public readonly float EyeY = draw.Around(-0.05f, 0.05f);
    public readonly float EyeWidth = draw.Around(0.135f, 0.185f);
    public readonly float EyeHeight = draw.Around(0.05f, 0.1f) - 0.008f * masculine;
    public readonly float EyeTilt = draw.Around(-0.16f, 0.22f);
    public readonly float EyeDepth = draw.Around(0.03f, 0.15f);
    public readonly float LidCrease = draw.Range(0.2f, 1);
    public readonly float Lashes = 1 - 0.75f * masculine;
    public readonly Vec3 Iris = DrawIris(draw, melanin);

    public readonly float BrowHeight = draw.Around(0.14f, 0.25f);
    public readonly float BrowThickness = draw.Around(0.016f, 0.05f) + 0.018f * masculine;
    public readonly float BrowArch = draw.Around(0f, 0.1f) * (1.2f - 0.6f * masculine);
    public readonly float BrowTilt = draw.Around(-0.09f, 0.06f);
    public readonly float BrowLength = draw.Around(0.34f, 0.46f);
    public readonly float BrowDensity = draw.Range(0.55f, 1);

    // Nose: half-width at the nostrils, height of the tip, distance from the face, half-width of the bridge.
    public readonly float NoseWidth = draw.Around(0.12f, 0.24f);
    public readonly float NoseTip = draw.Around(-0.42f, -0.26f);
    public readonly float NoseHeight = draw.Around(0.2f, 0.37f);
    public readonly float NoseBridge = draw.Around(0.06f, 0.13f);
    public readonly float NoseHump = draw.Around(-0.05f, 0.07f);

    public readonly float MouthY = draw.Around(-0.655f, -0.55f);
    public readonly float MouthWidth = draw.Around(0.19f, 0.31f);
    public readonly float UpperLip = draw.Around(0.015f, 0.07f);
    public readonly float LowerLip = draw.Around(0.03f, 0.095f);
    public readonly float LipRedness = draw.Range(0.15f, 0.6f) + (masculine < 0.4f ? draw.Range(0, 0.5f) : 0);

    public readonly float EarSize = draw.Around(0.8f, 1.2f);
    public readonly float EarAngle = draw.Around(5, 40);
    public readonly float Neck = draw.Around(0.33f, 0.4f) + 0.08f * masculine;

    // Hair as it is usually worn, and on other days.
    public readonly (HairStyle Usual, HairStyle Other) Hair = DrawHair(draw, masculine, age, melanin);
    public readonly Vec3 HairColour = DrawHairColour(draw, age, melanin);
    public readonly float HairlineShift =
        draw.Around(-0.07f, 0.07f) + (age > 0.5f ? 0.08f * (age - 0.5f) * masculine : 0);
    public readonly float Parting = draw.Bell() * 0.3f;
    public readonly (float Beard, float Moustache, bool Goatee) Shave = DrawShave(draw, masculine);

    public static IdentityTraits Of(long seed, int identity)
    {
        var draw = new Chance(seed, Streams.Identity, identity);
        var masculine = draw.Next();
        var age = draw.Next() * (0.35f + 0.65f * draw.Next());
        var melanin = draw.Next() * (0.55f + 0.45f * draw.Next());
        return new IdentityTraits(draw, masculine, age, melanin);
    }

    private static Vec3 DrawIris(Chance draw, float melanin)
    {
        var dark = melanin > 0.4f || draw.Happens(0.45f);
        var iris = draw.Below(dark ? 2 : IrisColours.Length);
        return Vec3.Lerp(IrisColours[iris], IrisColours[Math.Min(iris + 1, 5)], draw.Next() * (dark ? 0.3f : 1));
    }

    private static (HairStyle Usual, HairStyle Other) DrawHair(Chance draw, float masculine, float age, float melanin)
    {
        if (masculine > 0.5f)
        {
            HairStyle[] common = [HairStyle.Short, HairStyle.Quiff, HairStyle.Buzz, HairStyle.Fringe, HairStyle.Curly];
            if (age > 0.45f && draw.Happens(0.4f))
                return (HairStyle.Bald, HairStyle.Buzz);
            if (melanin > 0.6f && draw.Happens(0.5f))
                return (draw.Happens(0.4f) ? HairStyle.Afro : HairStyle.Buzz, HairStyle.Buzz);
            return (common[draw.Below(5)], common[draw.Below(2)]);
        }
        HairStyle[] styles =
        [
            HairStyle.LongParted, HairStyle.LongWavy, HairStyle.LongFringe,
            HairStyle.Bob, HairStyle.BobFringe, HairStyle.Curly,
        ];
        if (melanin > 0.6f && draw.Happens(0.4f))
            return (HairStyle.Afro, HairStyle.TiedBack);
        return draw.Happens(0.15f)
            ? (HairStyle.TiedBack, HairStyle.LongParted)
            : (styles[draw.Below(6)], HairStyle.TiedBack);
    }

    private static Vec3 DrawHairColour(Chance draw, float age, float melanin)
    {
        var last = melanin > 0.4f ? 1 : 6;
        var pick = draw.Below(last + 1);
        var colour = Vec3.Lerp(HairColours[pick], HairColours[Math.Min(pick + 1, last)], 0.6f * draw.Next());
        var grey = Maths.Smooth(0.5f, 0.75f, age + 0.2f * draw.Bell());
        return Vec3.Lerp(colour, Vec3.Rgb(176, 175, 168), 0.9f * grey);
    }

    private static (float Beard, float Moustache, bool Goatee) DrawShave(Chance draw, float masculine)
    {
        var hair = masculine > 0.5f ? draw.Next() : 0;
        var beard = hair > 0.78f ? draw.Range(0.7f, 1) : hair > 0.5f ? draw.Range(0.1f, 0.4f) : 0;
        var moustache = beard > 0.6f || (hair is > 0.4f and < 0.5f) ? draw.Range(0.6f, 1) : beard;
        return (beard, moustache, beard > 0.6f && draw.Happens(0.35f));
    }
}
