namespace FaceLab.Synthetic;

/// <summary>Where a haircut covers the head; its edge is made of strands.</summary>
internal sealed class HairMask
{
    private const int Steps = 128;

    // Height of the hairline at angles -180 to 180 degrees, with strands and without.
    private readonly float[] strands = new float[Steps + 1];
    private readonly float[] line = new float[Steps + 1];

    public HairMask(HairStyle style, DayStyle day, IdentityTraits person)
    {
        for (var i = 0; i <= Steps; i++)
        {
            var degrees = (i * 2f / Steps - 1) * 180;
            // The parting moves the middle of the hairline to one side.
            var shifted = Math.Abs(degrees - 60 * day.Parting * Maths.Smooth(100, 20, Math.Abs(degrees)));
            var height = Maths.Curve(HairStyle.Angles, style.Line, shifted);
            height += (person.HairlineShift + day.HairlineShift) * Maths.Smooth(100, 30, Math.Abs(degrees));
            line[i] = height;
            var strand = Noise.Smooth(i * 0.9f, 0, day.HairSeed) + 0.6f * Noise.Smooth(i * 0.35f, 7, day.HairSeed);
            strands[i] = height + style.Jagged * 2 * (strand - 0.8f);
        }
    }

    /// <summary>Whether hair covers the head at an angle (in half turns, -1 to 1) and height.</summary>
    public bool Covers(float angle, float y) => y > Look(strands, angle);

    /// <summary>Height above the smooth hairline, negative below.</summary>
    public float Above(float angle, float y) => y - Look(line, angle);

    private static float Look(float[] table, float angle)
    {
        var at = Math.Clamp((angle + 1) * (Steps / 2f), 0, Steps - 0.001f);
        var i = (int)at;
        return Maths.Lerp(table[i], table[i + 1], at - i);
    }
}
