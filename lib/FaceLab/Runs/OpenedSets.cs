using FaceLab.Data;
using FaceLab.Data.Sets;

namespace FaceLab.Runs;

/// <summary>Opens each set once, however often it is asked for.</summary>
internal sealed class OpenedSets
{
    private readonly Dictionary<string, IFaceDataset> opened = new(StringComparer.Ordinal);

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
}
