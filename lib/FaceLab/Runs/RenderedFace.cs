using System.Globalization;
using FaceLab.Data;
using FaceLab.Synthetic;

namespace FaceLab.Runs;

/// <summary>A rendered face by its name, such as <c>synthetic:123/200/0</c>.</summary>
internal sealed record RenderedFace(long Seed, int Person, int Image)
{
    public const string Prefix = DataOptions.Synthetic + ":";

    /// <summary>The faces of a training on rendered faces, the test people last.</summary>
    public static IEnumerable<RenderedFace> OfTraining
    {
        get
        {
            var usual = new SyntheticFacesOptions();
            return from person in Enumerable.Range(0, TrainingPictures.RenderedCount / usual.ImagesPerIdentity)
                   from image in Enumerable.Range(0, usual.ImagesPerIdentity)
                   select new RenderedFace(usual.Seed, person, image);
        }
    }

    /// <summary>The face in a set, named as <see cref="Evaluation.VerificationData.FromSynthetic"/> names it.</summary>
    public FaceRecord Record => new($"person {Person:000}", Image + 1, $"{Prefix}{Seed}/{Person}/{Image}");

    /// <summary>Reads a name; <see langword="null"/> if it is none.</summary>
    public static RenderedFace? Parse(string name)
    {
        var parts = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..].Split('/') : [];
        return parts.Length == 3 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var seed)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var person)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var image)
            ? new RenderedFace(seed, person, image) : null;
    }

    /// <summary>Draws it, with a side in pixels.</summary>
    public SyntheticFace Draw(int size) => new SyntheticFaces(new() { Size = size, Seed = Seed }).Render(Person, Image);
}
