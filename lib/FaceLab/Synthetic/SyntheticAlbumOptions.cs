namespace FaceLab.Synthetic;

/// <summary>How large and how uneven a <see cref="SyntheticAlbum"/> is.</summary>
public sealed record SyntheticAlbumOptions
{
    /// <summary>People, 3 to 10,000. The default with the default of <see cref="MostImages"/> is about as uneven as LFW.</summary>
    public int Identities { get; init; } = 150;

    /// <summary>Pictures of the first person, 2 to 10,000; the k-th has a k-th of them, rounded down, and at least one.</summary>
    public int MostImages { get; init; } = 60;

    /// <summary>Size, seed and variation of the faces; its own numbers of people and images do not count.</summary>
    public SyntheticFacesOptions Faces { get; init; } = new() { Size = 128 };

    /// <summary>Pictures of one person.</summary>
    /// <param name="identity">0 .. <see cref="Identities"/> - 1.</param>
    public int ImagesOf(int identity) => identity == Identities - 1 ? 1 : Math.Max(1, MostImages / (identity + 1));

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Faces);
        SyntheticFacesOptions.Check(Identities, 3, 10_000, nameof(Identities));
        SyntheticFacesOptions.Check(MostImages, 2, 10_000, nameof(MostImages));
    }
}
