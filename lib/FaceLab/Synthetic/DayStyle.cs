using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>Clothes, background and the day's hair and beard: drawn for each (seed, identity, image).</summary>
internal sealed class DayStyle
{
    private static readonly Vec3[] Fabrics =
    [
        Vec3.Rgb(44, 62, 92), Vec3.Rgb(128, 44, 46), Vec3.Rgb(66, 92, 70), Vec3.Rgb(214, 208, 196),
        Vec3.Rgb(52, 50, 54), Vec3.Rgb(196, 150, 64), Vec3.Rgb(92, 130, 156), Vec3.Rgb(122, 92, 120),
        Vec3.Rgb(186, 104, 78), Vec3.Rgb(120, 116, 110),
    ];

    public DayStyle(IdentityTraits person, long seed, int identity, FaceConditions conditions)
    {
        var spread = (float)conditions.StyleVariation;
        // Without variation every day is the same day.
        var draw = new Chance(seed, Streams.Style, identity, spread > 0 ? conditions.Image : -1);
        var dresser = draw.Happens(spread) ? draw : new Chance(seed, Streams.Style, identity, -1);
        var fabric = dresser.Below(Fabrics.Length);
        Cloth = Vec3.Lerp(Fabrics[fabric], Fabrics[(fabric + 3) % Fabrics.Length], 0.3f * dresser.Next());
        ClothOther = Fabrics[dresser.Below(Fabrics.Length)];
        Pattern = dresser.Happens(0.55f) ? 0 : 1 + dresser.Below(2);
        Neckline = dresser.Range(0.02f, 0.3f);
        Collar = dresser.Happens(0.3f);
        Scarf = Fabrics[dresser.Below(Fabrics.Length)];

        Hair = draw.Happens(0.22f * spread) ? person.OtherHair : person.Hair;
        HairVolume = 1 + 0.35f * spread * draw.Bell();
        HairlineShift = 0.05f * spread * draw.Bell();
        HairShade = 1 + 0.3f * spread * draw.Bell();
        Parting = person.Parting + 0.25f * spread * draw.Bell();
        HairSeed = draw.Bits();
        Beard = Maths.Clamp01(person.Beard * (1 + 0.5f * spread * draw.Bell()));
        Moustache = Maths.Clamp01(person.Moustache * (1 + 0.4f * spread * draw.Bell()));
        Flush = 0.5f * spread * draw.Bell();
        MakeUp = spread * draw.Bell();

        Background = BackgroundColour(draw, spread);
        BackgroundOther = BackgroundColour(draw, spread);
        BackgroundKind = spread > 0 ? draw.Below(4) : 0;
        BackgroundSeed = draw.Bits();
        StrandSide = draw.Happens(0.5f) ? 1 : -1;
        GlassesShape = draw.Next();
        GlassesColour = Vec3.Lerp(Vec3.Rgb(22, 20, 22), Vec3.Rgb(110, 62, 30), draw.Happens(0.4f) ? draw.Next() : 0);
    }

    public Vec3 Cloth { get; }
    public Vec3 ClothOther { get; }

    /// <summary>0 plain, 1 stripes, 2 knit.</summary>
    public int Pattern { get; }
    public float Neckline { get; }
    public bool Collar { get; }
    public Vec3 Scarf { get; }

    public HairStyle Hair { get; }
    public float HairVolume { get; }
    public float HairlineShift { get; }
    public float HairShade { get; }
    public float Parting { get; }
    public uint HairSeed { get; }
    public float Beard { get; }
    public float Moustache { get; }
    public float Flush { get; }
    public float MakeUp { get; }

    public Vec3 Background { get; }
    public Vec3 BackgroundOther { get; }

    /// <summary>0 gradient, 1 out-of-focus lights, 2 wall with an edge, 3 foliage.</summary>
    public int BackgroundKind { get; }
    public uint BackgroundSeed { get; }
    public int StrandSide { get; }

    /// <summary>0 round to 1 square.</summary>
    public float GlassesShape { get; }
    public Vec3 GlassesColour { get; }

    private static Vec3 BackgroundColour(Chance draw, float spread)
    {
        var tone = draw.Range(50, 205);
        var tint = 45 * Math.Min(spread, 1.2f);
        var (r, g, b) = (tone + tint * draw.Bell(), tone + 0.6f * tint * draw.Bell(), tone + tint * draw.Bell());
        return spread > 0 ? Vec3.Rgb(r, g, b) : Vec3.Rgb(150, 156, 164);
    }
}
