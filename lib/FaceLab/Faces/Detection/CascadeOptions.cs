using System.Globalization;

namespace FaceLab.Faces.Detection;

/// <summary>How a cascade is slid over a picture. The defaults are OpenCV's, so boxes are those that OpenCV finds.</summary>
public sealed record CascadeOptions
{
    /// <summary>From one window size to the next, above 1 to 4; default 1.1 (P. Viola, M. Jones, 2004, section 5.4, use 1.25).</summary>
    public double ScaleFactor { get; init; } = 1.1;

    /// <summary>
    /// A face needs more than this many overlapping windows, 0 to 1000; default 3. More gives fewer false faces and fewer
    /// true ones; 0 gives every window that passed the cascade, ungrouped.
    /// </summary>
    public int MinimumNeighbors { get; init; } = 3;

    /// <summary>Smallest side of a face in pixels; 0 (the default) for the cascade's window. It decides the time: half the size takes
    /// four times as long.</summary>
    public int MinimumSize { get; init; }

    /// <summary>Largest side of a face in pixels; 0 (the default) for the picture's.</summary>
    public int MaximumSize { get; init; }

    /// <summary>Smallest side as a share of the picture's shorter side, 0 (the default) to 1; it and <see cref="MinimumSize"/> both hold.</summary>
    public double MinimumShare { get; init; }

    /// <summary>Pixels of the shrunk picture between windows: 1, 2, or 0 (the default) for 2 where it is shrunk by less than 2, else 1.</summary>
    public int Step { get; init; }

    /// <summary>Whether the neighbour to the right of a window that the first stage rejects is left out; default true.</summary>
    public bool SkipAfterRejection { get; init; } = true;

    /// <summary>Threads within one picture, 1 (the default) to 256. Where many pictures wait, let those run in parallel instead.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether to use the processor's vectors where it has them; boxes are the same without.</summary>
    public bool UseVectors { get; init; } = true;

    internal void Validate()
    {
        Check(ScaleFactor > 1 && ScaleFactor <= 4, ScaleFactor, nameof(ScaleFactor), "above 1 and at most 4");
        Check(MinimumNeighbors is >= 0 and <= 1000, MinimumNeighbors, nameof(MinimumNeighbors), "0 to 1000");
        Check(MinimumSize >= 0, MinimumSize, nameof(MinimumSize), "0 or more");
        Check(MaximumSize == 0 || MaximumSize >= MinimumSize, MaximumSize, nameof(MaximumSize), $"0, or MinimumSize ({MinimumSize}) and more");
        Check(MinimumShare is >= 0 and <= 1, MinimumShare, nameof(MinimumShare), "0 to 1");
        Check(Step is >= 0 and <= 2, Step, nameof(Step), "0, 1 or 2");
        Check(Threads is >= 1 and <= 256, Threads, nameof(Threads), "1 to 256");

        static void Check(bool holds, object given, string name, string expected)
        {
            if (!holds)
                throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} is {given}: give {expected}."));
        }
    }
}
