namespace FaceLab.Faces.Detection;

/// <summary>The options for sliding a cascade over a picture. With the defaults, which are OpenCV's, the boxes are the
/// same as OpenCV's.</summary>
public sealed record CascadeOptions
{
    /// <summary>The factor from one window size to the next, above 1 to 4; P. Viola, M. Jones, 2004, section 5.4, use
    /// 1.25.</summary>
    public double ScaleFactor { get; init; } = 1.1;

    /// <summary>The number of overlapping windows that a face must exceed, 0 to 1000. A higher number gives fewer false
    /// faces and fewer true ones; 0 gives every window that passed the cascade, ungrouped.</summary>
    public int MinimumNeighbors { get; init; } = 3;

    /// <summary>The smallest side of a face in pixels; 0 means the cascade's window. Half the size takes four times as
    /// long.</summary>
    public int MinimumSize { get; init; }

    /// <summary>The largest side of a face in pixels; 0 means the picture's.</summary>
    public int MaximumSize { get; init; }

    /// <summary>The smallest side as a share of the picture's shorter side, 0 to 1; <see cref="MinimumSize"/> applies
    /// too.</summary>
    public double MinimumShare { get; init; }

    /// <summary>The step between windows in pixels of the shrunk picture: 1 or 2; 0 means 2 if it is shrunk by less
    /// than 2, else 1.</summary>
    public int Step { get; init; }

    /// <summary>True to leave out the right neighbour of a window that the first stage rejects.</summary>
    public bool SkipAfterRejection { get; init; } = true;

    internal void Validate()
    {
        Check(ScaleFactor > 1 && ScaleFactor <= 4, ScaleFactor, nameof(ScaleFactor), "above 1 and at most 4");
        Check(MinimumNeighbors is >= 0 and <= 1000, MinimumNeighbors, nameof(MinimumNeighbors), "0 to 1000");
        Check(MinimumSize >= 0, MinimumSize, nameof(MinimumSize), "0 or more");
        Check(MaximumSize == 0 || MaximumSize >= MinimumSize, MaximumSize, nameof(MaximumSize),
            $"0, or MinimumSize ({MinimumSize}) and more");
        Check(MinimumShare is >= 0 and <= 1, MinimumShare, nameof(MinimumShare), "0 to 1");
        Check(Step is >= 0 and <= 2, Step, nameof(Step), "0, 1 or 2");

        static void Check(bool holds, object given, string name, string expected)
        {
            if (!holds)
                throw new ArgumentOutOfRangeException(
                    name, FormattableString.Invariant($"{name} is {given}: give {expected}."));
        }
    }
}
