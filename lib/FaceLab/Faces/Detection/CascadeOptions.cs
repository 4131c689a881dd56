namespace FaceLab.Faces.Detection;

/// <summary>The settings for sliding a cascade over a picture. The defaults are OpenCV's: boxes are those that OpenCV
/// finds.</summary>
public sealed record CascadeOptions
{
    /// <summary>The factor from one window size to the next, above 1 to 4; P. Viola, M. Jones, 2004, section 5.4, use
    /// 1.25.</summary>
    public double ScaleFactor { get; init; } = 1.1;

    /// <summary>The number of overlapping windows that a face needs more than, 0 to 1000. More gives fewer false
    /// faces and fewer true ones; 0 gives every window that passed the cascade, ungrouped.</summary>
    public int MinimumNeighbors { get; init; } = 3;

    /// <summary>The smallest side of a face in pixels; 0 for the cascade's window. Half the size takes four times as
    /// long.</summary>
    public int MinimumSize { get; init; }

    /// <summary>The largest side of a face in pixels; 0 for the picture's.</summary>
    public int MaximumSize { get; init; }

    /// <summary>The smallest side as a share of the picture's shorter side, 0 to 1; <see cref="MinimumSize"/> holds
    /// too.</summary>
    public double MinimumShare { get; init; }

    /// <summary>The pixels of the shrunk picture between windows: 1, 2, or 0 for 2 where it is shrunk by less than
    /// 2.</summary>
    public int Step { get; init; }

    /// <summary>True if the right neighbour of a window that the first stage rejects is left out.</summary>
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
