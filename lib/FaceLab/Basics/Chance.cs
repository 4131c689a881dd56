namespace FaceLab.Basics;

/// <summary>Draws random numbers that depend only on their key: SplitMix64 (Steele, Lea, Flood 2014), started from a
/// hash of (seed, stream, a, b). Neither the order of rendering nor the threads change them.</summary>
internal sealed class Chance(long seed, ulong stream, int a, int b = 0)
{
    private ulong state = Mix(Mix(Mix(Mix((ulong)seed) ^ stream) + (uint)a) ^ ((ulong)(uint)b << 17));

    /// <summary>Draws a number uniform in [0, 1).</summary>
    public float Next() => (Draw() >> 40) * (1f / (1 << 24));

    public float Range(float least, float most) => least + (most - least) * Next();

    /// <summary>Draws a bell-shaped number in [-1, 1) with standard deviation 1/3: the mean of three uniform
    /// numbers.</summary>
    public float Bell()
    {
        var bits = Draw(); // 3 x 21 of them
        var sum = (int)(bits & 0x1FFFFF) + (int)((bits >> 21) & 0x1FFFFF) + (int)((bits >> 42) & 0x1FFFFF);
        return sum * (2f / 3f / (1 << 21)) - 1;
    }

    /// <summary>Draws a number between the two ends, more often near the middle: the mean of two uniform
    /// numbers.</summary>
    public float Around(float least, float most) => least + (most - least) * 0.5f * (Next() + Next());

    public bool Happens(float probability) => Next() < probability;

    public int Below(int count) => (int)((Draw() >> 33) % (ulong)count);

    public uint Bits() => (uint)(Draw() >> 32);

    private ulong Draw() => Mix(state += 0x9E3779B97F4A7C15UL);

    /// <summary>SplitMix64's finaliser: a bijection whose output bits each depend on all input bits.</summary>
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
