namespace FaceLab.Data.Sets;

/// <summary>Finds pairs that teach and prove nothing: a picture with itself, a pair again (also in another fold), a
/// pair that is not of the kind that it is called.</summary>
internal sealed class PairCheck(FaceSet faces)
{
    private readonly Dictionary<(int, int), string> placeOf = [];

    /// <summary>Turns the lines of folds into pairs.</summary>
    /// <exception cref="FaceDataException">A pair teaches nothing; the message has its line.</exception>
    public static List<IReadOnlyList<FacePair>> Checked(
        FaceSet faces, IEnumerable<IEnumerable<(DataLine Line, FacePair Pair)>> folds)
    {
        var check = new PairCheck(faces);
        return [.. folds.Select(fold => (IReadOnlyList<FacePair>)[.. fold.Select(entry =>
            check.Fault(entry.Pair, $"{Path.GetFileName(entry.Line.File)}, line {entry.Line.Number:N0}")
                is not { } fault ? entry.Pair : throw new FaceDataException(
                    $"{Path.GetFileName(entry.Line.File)}, line {entry.Line.Number:N0}: {fault}. Correct " +
                    $"'{entry.Line.File}', or take the line out."))])];
    }

    /// <summary>Returns the reason why a pair teaches nothing; <see langword="null"/> for a good one.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="place">The place of the pair, for the message about the same pair later.</param>
    public string? Fault(FacePair pair, string place)
    {
        var (first, second) = (faces.Records[pair.First], faces.Records[pair.Second]);
        if (pair.First == pair.Second || (first.Path == second.Path && first.Box == second.Box))
            return $"'{first.Path}' is paired with itself";
        if (pair.Genuine != (faces.Labels[pair.First] == faces.Labels[pair.Second]))
            return pair.Genuine
                ? $"a genuine pair needs two pictures of one person, got '{first.Identity}' and '{second.Identity}'"
                : $"an impostor pair needs pictures of two people, got two of '{first.Identity}'";
        var unordered = (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second));
        if (placeOf.TryAdd(unordered, place))
            return null;
        return $"the pair of '{first.Path}' and '{second.Path}' is also in {placeOf[unordered]}";
    }
}
