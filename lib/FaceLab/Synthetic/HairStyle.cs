namespace FaceLab.Synthetic;

/// <summary>A haircut: hair covers the head above a hairline that depends on the angle around the head (0 at the middle
/// of the forehead, 180 at the back). Heights are in half heads, 0 at the eyes, 1 at the crown.</summary>
/// <param name="Line">Height of the hairline at <see cref="Angles"/>.</param>
/// <param name="Top">Thickness over the crown.</param>
/// <param name="Side">Thickness at the temples and below.</param>
/// <param name="Bottom">Height where the longest hair ends.</param>
/// <param name="Curl">0 straight, 1 tight curls.</param>
/// <param name="Jagged">The distance of single strands from the hairline.</param>
internal sealed record HairStyle(float[] Line, float Top, float Side, float Bottom, float Curl, float Jagged)
{
    public static readonly float[] Angles = [0, 25, 45, 60, 72, 85, 97, 110, 140, 180];

    public static readonly HairStyle Bald = new(
        [0.95f, 0.9f, 0.85f, 0.8f, 0.55f, 0.35f, 0.1f, 0f, -0.25f, -0.3f], 0.01f, 0.01f, -0.3f, 0, 0.02f);
    public static readonly HairStyle Buzz = new(
        [0.62f, 0.62f, 0.52f, 0.32f, 0.12f, 0.1f, 0.2f, 0f, -0.3f, -0.35f], 0.02f, 0.02f, -0.35f, 0, 0.02f);
    public static readonly HairStyle Short = new(
        [0.6f, 0.62f, 0.5f, 0.25f, -0.05f, 0f, 0.22f, 0f, -0.3f, -0.4f], 0.12f, 0.06f, -0.4f, 0.12f, 0.05f);
    public static readonly HairStyle Quiff = new(
        [0.66f, 0.62f, 0.52f, 0.3f, 0.02f, 0.06f, 0.25f, 0f, -0.3f, -0.35f], 0.22f, 0.045f, -0.35f, 0.2f, 0.05f);
    public static readonly HairStyle Fringe = new(
        [0.3f, 0.3f, 0.3f, 0.22f, -0.1f, -0.12f, -0.05f, -0.15f, -0.4f, -0.45f], 0.15f, 0.1f, -0.45f, 0.05f, 0.09f);
    public static readonly HairStyle Curly = new(
        [0.55f, 0.55f, 0.45f, 0.25f, 0f, -0.05f, -0.02f, -0.1f, -0.4f, -0.5f], 0.26f, 0.17f, -0.5f, 0.75f, 0.1f);
    public static readonly HairStyle Afro = new(
        [0.58f, 0.56f, 0.46f, 0.26f, 0.02f, -0.1f, -0.15f, -0.2f, -0.4f, -0.5f], 0.4f, 0.38f, -0.5f, 1f, 0.06f);
    public static readonly HairStyle Bob = new(
        [0.6f, 0.55f, 0.38f, 0.1f, -0.55f, -0.68f, -0.7f, -0.7f, -0.7f, -0.7f], 0.17f, 0.17f, -0.68f, 0.06f, 0.06f);
    public static readonly HairStyle BobFringe = new(
        [0.27f, 0.28f, 0.27f, 0.1f, -0.6f, -0.72f, -0.74f, -0.74f, -0.74f, -0.74f], 0.17f, 0.17f, -0.74f, 0.03f, 0.06f);
    public static readonly HairStyle LongParted = new(
        [0.66f, 0.56f, 0.36f, 0.0f, -0.9f, -1.5f, -1.6f, -1.6f, -1.6f, -1.6f], 0.15f, 0.16f, -1.6f, 0.1f, 0.1f);
    public static readonly HairStyle LongWavy = new(
        [0.6f, 0.52f, 0.34f, 0.02f, -0.8f, -1.35f, -1.45f, -1.45f, -1.45f, -1.45f], 0.2f, 0.24f, -1.45f, 0.5f, 0.14f);
    public static readonly HairStyle LongFringe = new(
        [0.26f, 0.27f, 0.24f, 0.0f, -1f, -1.5f, -1.6f, -1.6f, -1.6f, -1.6f], 0.15f, 0.16f, -1.6f, 0.06f, 0.1f);
    public static readonly HairStyle TiedBack = new(
        [0.64f, 0.6f, 0.48f, 0.28f, 0.04f, 0.08f, 0.24f, 0.02f, -0.25f, -0.3f], 0.07f, 0.045f, -0.3f, 0.04f, 0.03f);

    public bool Long => Bottom < -0.7f;

    /// <summary>True if the hair is so short that it is only a shade on the scalp.</summary>
    public bool Painted => Top < 0.03f;
}

/// <summary>The part of the head that a haircut covers; its edge is made of strands.</summary>
internal sealed class HairMask
{
    private const int Steps = 128;

    // Height of the hairline at angles -180 to 180 degrees, with strands and without.
    private readonly float[] strands = new float[Steps + 1];
    private readonly float[] line = new float[Steps + 1];

    public HairMask(DayStyle day, IdentityTraits person)
    {
        for (var i = 0; i <= Steps; i++)
        {
            var degrees = (i * 2f / Steps - 1) * 180;
            // The parting moves the middle of the hairline to one side.
            var shifted = Math.Abs(degrees - 60 * day.Parting * Maths.Smooth(100, 20, Math.Abs(degrees)));
            var height = Maths.Curve(HairStyle.Angles, day.Hair.Line, shifted);
            height += (person.HairlineShift + day.HairlineShift) * Maths.Smooth(100, 30, Math.Abs(degrees));
            line[i] = height;
            var strand = Noise.Smooth(i * 0.9f, 0, day.HairSeed) + 0.6f * Noise.Smooth(i * 0.35f, 7, day.HairSeed);
            strands[i] = height + day.Hair.Jagged * 2 * (strand - 0.8f);
        }
    }

    /// <summary>Returns true if hair covers the head at an angle (in half turns, -1 to 1) and height.</summary>
    public bool Covers(float angle, float y) => y > Look(strands, angle);

    /// <summary>Returns the height above the smooth hairline, negative below it.</summary>
    public float Above(float angle, float y) => y - Look(line, angle);

    private static float Look(float[] table, float angle)
    {
        var at = Math.Clamp((angle + 1) * (Steps / 2f), 0, Steps - 0.001f);
        var i = (int)at;
        return Maths.Lerp(table[i], table[i + 1], at - i);
    }
}
