using FaceLab.Faces;

namespace FaceLab.Display.Faces;

/// <summary>One face, large, with who it is and which picture.</summary>
public sealed class FaceView
{
    private readonly string html;

    private FaceView(string html) => this.html = html;

    /// <summary>A face of a prepared set.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="row">Its row.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public static FaceView Of(PreparedFaces faces, int row)
    {
        var tile = FaceTile.Of(faces, row);
        var record = faces.Faces.Records[row];
        return new FaceView(FaceTile.Flow([tile with
        {
            Side = 168,
            Beneath = [tile.Beneath[0], tile.Hint, $"image {record.Number:N0} of the person, row {row:N0}, {faces.Size} x {faces.Size} pixels"],
        }]));
    }

    /// <summary>The HTML fragment.</summary>
    public string ToHtml() => html;
}
