namespace FaceLab.Synthetic;

/// <summary>Smooth random texture: hashed lattice values, blended between.</summary>
internal static class Noise
{
    /// <summary>Hash of a lattice point, 0 to 1.</summary>
    public static float At(int x, int y, uint seed)
    {
        var h = seed + (uint)x * 0x9E3779B1u + (uint)y * 0x85EBCA77u;
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        h = (h ^ (h >> 12)) * 0x297A2D39u;
        return ((h ^ (h >> 15)) >> 8) * (1f / (1 << 24));
    }

    /// <summary>Smooth in x and y with one feature a unit, 0 to 1.</summary>
    public static float Smooth(float x, float y, uint seed)
    {
        var (fx, fy) = (MathF.Floor(x), MathF.Floor(y));
        var (ix, iy) = ((int)fx, (int)fy);
        var (tx, ty) = (x - fx, y - fy);
        tx = tx * tx * (3 - 2 * tx);
        ty = ty * ty * (3 - 2 * ty);
        var low = Maths.Lerp(At(ix, iy, seed), At(ix + 1, iy, seed), tx);
        var high = Maths.Lerp(At(ix, iy + 1, seed), At(ix + 1, iy + 1, seed), tx);
        return Maths.Lerp(low, high, ty);
    }
}
