namespace FaceLab.Synthetic;

/// <summary>What a painter says about one sample before light falls on it.</summary>
internal struct Surface
{
    /// <summary>Linear colour.</summary>
    public Vec3 Albedo;

    /// <summary>Unit normal in the world.</summary>
    public Vec3 Normal;

    /// <summary>Strength of the highlight, 0 to 1.</summary>
    public float Gloss;

    /// <summary>Share of the surrounding light that arrives, 0 to 1.</summary>
    public float Open;

    /// <summary>How far light seeps around the edge of shadow, 1 for skin, 0 for cloth.</summary>
    public float Soft;

    /// <summary>Light of its own, such as the spark in an eye.</summary>
    public Vec3 Glow;

    public void Tint(Vec3 colour, float amount) => Albedo = Vec3.Lerp(Albedo, colour, amount);

    public void Darken(float amount) => Albedo *= 1 - amount;

    /// <summary>Leans the normal by (dx, dy) along the head's own axes.</summary>
    public void Lean(in Rotation turn, float dx, float dy) =>
        Normal = (Normal + turn.Right * dx + turn.Up * dy).Unit();
}
