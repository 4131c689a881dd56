using System.Globalization;
using System.Net;
using FaceLab.Display.Faces;
using FaceLab.Evaluation.Explanation;
using FaceLab.Faces;
using TorchSharp;

namespace FaceLab.Display.Explanation;

/// <summary>The channels of a layer that answer most to a face, as tiles that share one scale of colours.</summary>
public sealed class ActivationGrid
{
    /// <summary>Side of a tile on the page, in screen pixels.</summary>
    private const int Side = 72;

    private readonly string tiles;
    private readonly string legend;
    private readonly string face;

    private ActivationGrid(string tiles, string legend, string face) => (this.tiles, this.legend, this.face) = (tiles, legend, face);

    /// <summary>The strongest channels, the strongest first.</summary>
    /// <param name="activations">What a layer answers to some faces.</param>
    /// <param name="face">Which of the faces.</param>
    /// <param name="count">Tiles, at least 1; at most as many as the layer has channels are shown.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such face, or <paramref name="count"/> is below 1.</exception>
    public static ActivationGrid Of(Activations activations, int face = 0, int count = 16)
    {
        ArgumentNullException.ThrowIfNull(activations);
        var shown = activations.Strongest(face, count).Select(channel => (Channel: channel, Map: activations.Map(face, channel.Channel))).ToList();
        var values = shown.SelectMany(tile => tile.Map.Cast<float>()).ToList();
        var (lowest, highest) = (Math.Min(0, values.Min()), Math.Max(0, values.Max()));
        var (channels, height, width) = (activations.Maps.shape[1], activations.Maps.shape[2], activations.Maps.shape[3]);
        return new ActivationGrid(
            string.Concat(shown.Select(tile => Tile(tile.Channel, HeatPicture.Of(tile.Map, lowest, highest)))),
            HeatLegend.Html(lowest, highest, $"{activations.Layer}: the {shown.Count} strongest of {channels} channels, {width}x{height} places each"), "");
    }

    /// <summary>The same grid with the face at its left.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="row">Which row to show.</param>
    public ActivationGrid Beside(PreparedFaces faces, int row)
    {
        ArgumentNullException.ThrowIfNull(faces);
        using var scope = torch.NewDisposeScope();
        var picture = FacePicture.ToDataUri(faces.Pixels[row].contiguous().bytes, faces.Size);
        return new ActivationGrid(tiles, legend,
            $"<img style=\"border-radius:6px;flex:none\" width=\"{2 * Side}\" height=\"{2 * Side}\" " +
            $"alt=\"{WebUtility.HtmlEncode(faces.Faces.Records[row].Identity)}\" src=\"{picture}\">");
    }

    /// <summary>The HTML fragment.</summary>
    public string ToHtml() => "<div style=\"font:13px system-ui,sans-serif;margin:4px 0;display:flex;gap:12px;align-items:flex-start\">" + face +
        $"<div><div style=\"display:grid;grid-template-columns:repeat(8,{Side}px);gap:6px\">{tiles}</div>{legend}</div></div>";

    private static string Tile(ChannelActivation channel, string picture) => string.Create(CultureInfo.InvariantCulture,
        $"<figure style=\"margin:0;width:{Side}px\"><img style=\"border-radius:4px;image-rendering:pixelated\" width=\"{Side}\" height=\"{Side}\" " +
        $"alt=\"channel {channel.Channel}, mean {channel.Mean:G3}, largest {channel.Largest:G3}\" src=\"{picture}\">" +
        $"<figcaption style=\"font-size:11px;line-height:1.3\"><b>#{channel.Channel}</b> {channel.Mean:G3}</figcaption></figure>");
}
