using FaceLab.Display.Faces;
using FaceLab.Evaluation.Explanation;
using FaceLab.Faces;

namespace FaceLab.Display.Explanation;

/// <summary>The most active channels of a layer for a face, as tiles with one colour scale.</summary>
public sealed class ActivationGrid
{
    /// <summary>Side of a tile and gap between two, in screen pixels; eight tiles make a row.</summary>
    private const int Side = 72, Gap = 6;

    private readonly string tiles;
    private readonly string face;

    private ActivationGrid(string tiles, string face) => (this.tiles, this.face) = (tiles, face);

    /// <summary>Shows the strongest channels, the strongest first.</summary>
    /// <param name="activations">The activations of a layer for some faces.</param>
    /// <param name="face">The number of the face.</param>
    /// <param name="count">The number of tiles, at least 1; all channels if there are fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such face, or <paramref name="count"/> is below
    /// 1.</exception>
    public static ActivationGrid Of(Activations activations, int face = 0, int count = 16)
    {
        var shown = activations.Strongest(face, count)
            .Select(channel => (Channel: channel, Map: activations.Map(face, channel.Channel))).ToList();
        var values = shown.SelectMany(tile => tile.Map.Cast<float>()).ToList();
        var (lowest, highest) = (Math.Min(0, values.Min()), Math.Max(0, values.Max()));
        var (channels, height, width) = (activations.Maps.shape[1], activations.Maps.shape[2],
            activations.Maps.shape[3]);
        var tiles = string.Concat(shown.Select(tile => Tile(tile.Channel, HeatPicture.Of(tile.Map, lowest, highest))));
        var legend = HeatColours.Legend(lowest, highest,
            $"{activations.Layer}: the {shown.Count} strongest of {channels} channels, {width}x{height} places each");
        return new ActivationGrid(
            $"<div style=\"flex:1;max-width:{8 * Side + 7 * Gap}px\"><div style=\"display:grid;" +
            $"grid-template-columns:repeat(auto-fill,{Side}px);gap:{Gap}px\">{tiles}</div>" +
            $"{legend}</div>", "");
    }

    /// <summary>Makes the same grid with the face of a row at its left.</summary>
    public ActivationGrid Beside(PreparedFaces faces, int row) => new(tiles,
        $"<img style=\"border-radius:6px;flex:none\" width=\"{2 * Side}\" height=\"{2 * Side}\" " +
        $"alt=\"{WebUtility.HtmlEncode(faces.Faces.Records[row].Identity)}\" " +
            $"src=\"{FacePicture.ToDataUri(faces, row)}\">");

    /// <summary>Makes the HTML fragment.</summary>
    public string ToHtml() =>
        $"<div style=\"font:13px system-ui,sans-serif;margin:4px " +
            $"0;display:flex;gap:12px;align-items:flex-start\">{face}{tiles}</div>";

    private static string Tile(ChannelActivation channel, string picture) =>
        $"<figure style=\"margin:0;width:{Side}px\"><img style=\"border-radius:4px;image-rendering:pixelated\" " +
        Invariant($"width=\"{Side}\" height=\"{Side}\" alt=\"channel {channel.Channel}, mean {channel.Mean:G3}, ") +
        Invariant($"largest {channel.Largest:G3}\" src=\"{picture}\">") +
        "<figcaption style=\"font-size:11px;line-height:1.3\">" +
        Invariant($"<b>#{channel.Channel}</b> {channel.Mean:G3}</figcaption></figure>");
}
