using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>The clothes, background, hair and beard of one image, for (seed, identity, image).</summary>
/// <remarks>They are drawn in the order of the lines here: moving a line changes the pictures.</remarks>
internal sealed class DayStyle(Chance draw, IdentityTraits person)
{
    private static readonly Vec3[] Fabrics =
    [
        Vec3.Rgb(44, 62, 92), Vec3.Rgb(128, 44, 46), Vec3.Rgb(66, 92, 70), Vec3.Rgb(214, 208, 196),
        Vec3.Rgb(52, 50, 54), Vec3.Rgb(196, 150, 64), Vec3.Rgb(92, 130, 156), Vec3.Rgb(122, 92, 120),
        Vec3.Rgb(186, 104, 78), Vec3.Rgb(120, 116, 110),
    ];

    public readonly Vec3 Cloth = DrawCloth(draw);
    public readonly Vec3 ClothOther = Fabrics[draw.Below(Fabrics.Length)];
    public readonly int Pattern = draw.Happens(0.55f) ? 0 : 1 + draw.Below(2); // 0 plain, 1 stripes, 2 knit
    public readonly float Neckline = draw.Range(0.02f, 0.3f);
    public readonly bool Collar = draw.Happens(0.3f);
    public readonly Vec3 Scarf = Fabrics[draw.Below(Fabrics.Length)];

    public readonly HairStyle Hair = draw.Happens(0.22f) ? person.Hair.Other : person.Hair.Usual;
    public readonly float HairVolume = 1 + 0.35f * draw.Bell();
    public readonly float HairlineShift = 0.05f * draw.Bell();
    public readonly float HairShade = 1 + 0.3f * draw.Bell();
    public readonly float Parting = person.Parting + 0.25f * draw.Bell();
    public readonly uint HairSeed = draw.Bits();
    public readonly float Beard = Maths.Clamp01(person.Shave.Beard * (1 + 0.5f * draw.Bell()));
    public readonly float Moustache = Maths.Clamp01(person.Shave.Moustache * (1 + 0.4f * draw.Bell()));
    public readonly float Flush = 0.5f * draw.Bell();
    public readonly float MakeUp = draw.Bell();

    public readonly Vec3 Background = DrawBackground(draw);
    public readonly Vec3 BackgroundOther = DrawBackground(draw);
    public readonly int BackgroundKind = draw.Below(4); // 0 gradient, 1 blurred lights, 2 wall with an edge, 3 foliage
    public readonly uint BackgroundSeed = draw.Bits();
    public readonly int StrandSide = draw.Happens(0.5f) ? 1 : -1;
    public readonly float GlassesShape = draw.Next(); // 0 round to 1 square
    public readonly Vec3 GlassesColour =
        Vec3.Lerp(Vec3.Rgb(22, 20, 22), Vec3.Rgb(110, 62, 30), draw.Happens(0.4f) ? draw.Next() : 0);

    private static Vec3 DrawCloth(Chance draw)
    {
        draw.Next(); // not used; without it every picture would change
        var fabric = draw.Below(Fabrics.Length);
        return Vec3.Lerp(Fabrics[fabric], Fabrics[(fabric + 3) % Fabrics.Length], 0.3f * draw.Next());
    }

    private static Vec3 DrawBackground(Chance draw)
    {
        var tone = draw.Range(50, 205);
        return Vec3.Rgb(tone + 45 * draw.Bell(), tone + 0.6f * 45 * draw.Bell(), tone + 45 * draw.Bell());
    }
}
