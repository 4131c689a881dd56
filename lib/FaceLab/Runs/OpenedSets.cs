using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Faces.Detection;

namespace FaceLab.Runs;

/// <summary>Opens each set once, and measures the place of its faces once, however often they are asked for.</summary>
internal sealed class OpenedSets
{
    private readonly Dictionary<string, IFaceDataset> opened = new(StringComparer.Ordinal);
    private readonly Dictionary<FaceSet, FaceFraming?> framings = new(ReferenceEqualityComparer.Instance);

    /// <summary>The set, opened at its first use.</summary>
    /// <exception cref="FaceDataException">There is no such set, or its files are wrong.</exception>
    public IFaceDataset this[string set]
    {
        get
        {
            var place = FaceSets.Find(set) ?? set;
            return opened.TryGetValue(place, out var known) ? known : opened[place] = FaceSets.Open(set);
        }
    }

    /// <summary>The files and folders of all opened sets that gave no face.</summary>
    public IReadOnlyList<PassedOver> PassedOver => [.. opened.Values.SelectMany(set => set.PassedOver)];

    /// <summary>Returns the people of a set that a run may use: of LFW View 1's training people, else all.</summary>
    public FaceSet PeopleOf(string set) => this[set] is var one && one is LfwDataset lfw ? lfw.DevTrain : one.Faces;

    /// <summary>Measures where the faces of a set lie, with a detector if there is one.</summary>
    /// <returns>The framing; null if no picture can be read.</returns>
    public FaceFraming? FramingOf(FaceSet faces, CancellationToken cancellationToken)
    {
        if (framings.TryGetValue(faces, out var known))
            return known;
        var detector = CascadeModels.IsAvailable() ? CascadeDetector.Find() : null;
        return framings[faces] = FaceFraming.Measure(faces, detector, cancellationToken: cancellationToken);
    }
}
