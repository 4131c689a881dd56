namespace FaceLab.Faces.Statistics;

/// <summary>How closely <see cref="PictureSurvey"/> looks. Size and format are read in any case.</summary>
public sealed record PictureSurveyOptions
{
    /// <summary>Decode every picture: tells gray from colour and finds files that are cut short or corrupt. The slow part.</summary>
    public bool Decode { get; init; } = true;

    /// <summary>Hash the bytes of every file: finds duplicates.</summary>
    public bool Hash { get; init; } = true;

    /// <summary>Threads that look; all cores by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
