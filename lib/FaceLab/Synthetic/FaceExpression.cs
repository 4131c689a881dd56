namespace FaceLab.Synthetic;

/// <summary>What the face does.</summary>
/// <param name="Smile">-0.5 (mouth corners down) to 1 (broad smile).</param>
/// <param name="MouthOpen">0 (closed) to 1; above about 0.15 teeth show.</param>
/// <param name="BrowRaise">-0.5 (frown) to 1 (raised).</param>
/// <param name="EyeOpen">0 (closed) to 1 (open) to 1.2 (wide).</param>
/// <param name="GazeX">-1 (viewer's left) to 1 (viewer's right).</param>
/// <param name="GazeY">-1 (down) to 1 (up).</param>
public sealed record FaceExpression(
    double Smile = 0,
    double MouthOpen = 0,
    double BrowRaise = 0,
    double EyeOpen = 1,
    double GazeX = 0,
    double GazeY = 0)
{
    internal void Validate()
    {
        SyntheticFacesOptions.Check(Smile, -0.5, 1, nameof(Smile));
        SyntheticFacesOptions.Check(MouthOpen, 0, 1, nameof(MouthOpen));
        SyntheticFacesOptions.Check(BrowRaise, -0.5, 1, nameof(BrowRaise));
        SyntheticFacesOptions.Check(EyeOpen, 0, 1.2, nameof(EyeOpen));
        SyntheticFacesOptions.Check(GazeX, -1, 1, nameof(GazeX));
        SyntheticFacesOptions.Check(GazeY, -1, 1, nameof(GazeY));
    }
}
