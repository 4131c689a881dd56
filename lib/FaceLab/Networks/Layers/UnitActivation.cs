namespace FaceLab.Networks.Layers;

/// <summary>What follows a unit's norm.</summary>
public enum UnitActivation
{
    /// <summary>Nothing: a linear unit.</summary>
    None,

    /// <summary>max(0, x).</summary>
    ReLU,

    /// <summary><see cref="MixedPReLU"/>.</summary>
    PReLU,
}
