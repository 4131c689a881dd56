namespace FaceLab.Data.Sets;

/// <summary>Checks the landmarks of a list as a whole: a wrong unit or order makes most of them no face. A single one
/// is left to the preparation, which leaves that picture out and says so.</summary>
internal sealed class ListedLandmarks
{
    private int count, wrong;
    private (DataLine Line, string Problem)? first;

    public void Add(DataLine line, FaceLandmarks points)
    {
        count++;
        if (LandmarkPlausibility.Problem(points) is not { } problem)
            return;
        wrong++;
        first ??= (line, problem);
    }

    /// <exception cref="FaceDataException">More than half of the landmarks cannot be a face.</exception>
    public void Check()
    {
        if (2 * wrong > count && first is var (line, problem))
            throw new FaceDataException($"{Path.GetFileName(line.File)}, line {line.Number:N0}: the landmarks make " +
                $"no face ({problem}), as in {wrong:N0} of {count:N0} lines. Expected pixels, in the order left eye, " +
                $"right eye, nose, left and right mouth corner, as the viewer sees them. Correct '{line.File}', or " +
                "leave the landmarks out.");
    }
}
