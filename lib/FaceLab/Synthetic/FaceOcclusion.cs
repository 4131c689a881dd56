namespace FaceLab.Synthetic;

/// <summary>What hides a part of the face.</summary>
public enum FaceOcclusion
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Glasses with clear lenses.</summary>
    Glasses,

    /// <summary>Glasses with dark lenses.</summary>
    Sunglasses,

    /// <summary>A scarf over mouth and chin.</summary>
    Scarf,

    /// <summary>A hand at the chin.</summary>
    Hand,

    /// <summary>A strand of hair over one eye.</summary>
    HairStrand,
}
