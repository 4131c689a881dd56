namespace FaceLab.Faces.Detection;

/// <summary>What a cascade looks at.</summary>
public enum CascadeKind
{
    /// <summary>Multi-block local binary patterns: a block is brighter than its eight neighbours, or not.</summary>
    Lbp,

    /// <summary>Haar-like features: weighted sums of two or three upright rectangles.</summary>
    Haar,
}
