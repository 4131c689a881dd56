namespace FaceLab.Bench.Landmarks;

/// <summary>How <see cref="FivePointTrainer"/> trains; in brackets the values of Kazemi and Sullivan, CVPR 2014,
/// section 4.</summary>
/// <remarks>
/// The defaults trade their many small steps for fewer large ones: the model's file stays below 300 kB. Tried on
/// landmarks5, a tenth of the people held out, boxes off by 5 %: shrinkage 0.1 gave a mean error of 4.20 % of the eye
/// distance, 0.2 3.87 %, 0.3 with 50 candidates 3.6 %; more candidates, patches, stages or depth gave nothing more.
/// </remarks>
internal sealed record FivePointTraining
{
    /// <summary>Stages of the cascade, 1 to 50 (theirs: 10).</summary>
    public int Stages { get; init; } = 10;

    /// <summary>Trees of each stage, 1 to 1000 (theirs: 500).</summary>
    public int TreesEach { get; init; } = 125;

    /// <summary>Questions on the way through a tree, 1 to 6 (theirs: 5).</summary>
    public int Depth { get; init; } = 4;

    /// <summary>Pixels that a stage may compare, 2 to 256 (theirs: 400).</summary>
    public int Features { get; init; } = 256;

    /// <summary>Share of a tree's correction that is taken, above 0 to 1 (theirs: 0.1).</summary>
    public double Shrinkage { get; init; } = 0.3;

    /// <summary>Questions tried for each that is taken (theirs: 20).</summary>
    public int Candidates { get; init; } = 50;

    /// <summary>The probability of comparing two pixels falls by e over this share of the box's side (theirs:
    /// 0.1).</summary>
    public double PixelDistance { get; init; } = 0.1;

    /// <summary>Patches cut from each face, and as many from its mirror image (theirs: 20 initial shapes).</summary>
    public int PatchesEach { get; init; } = 6;

    /// <summary>Standard deviation of the errors of a detector's box: shift and logarithm of scale, as a share of its
    /// side.</summary>
    public double BoxError { get; init; } = 0.1;

    /// <summary>Largest turn of the picture in degrees.</summary>
    public double RotationDegrees { get; init; } = 20;

    /// <summary>The same seed and examples give the same model, with any number of threads.</summary>
    public int Seed { get; init; } = 1;
}
