using System.Collections.Concurrent;
using FaceLab.Data;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Detection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces;

/// <summary>Aligns every face: upright, at the same place and of the same size.</summary>
/// <remarks>
/// <para>The box comes from the record's landmarks, else from the record's box, else from the finder. The points come
/// from the record, else from the predictor. The least-squares similarity of the points onto the template warps the
/// picture once, directly into the result.</para>
/// <example><code>
/// var preparation = new AlignedPreparation(FivePointRegressor.BuiltIn, FaceBoxFinder.LfwFrame);
/// preparation.Prepare(File.ReadAllBytes(record.Path), record, pixels);      // (126, 126, 3)
/// </code></example>
/// </remarks>
public sealed class AlignedPreparation : IFacePreparation
{
    /// <summary>The version; it is raised if the same input gives other pixels.</summary>
    private const int Version = 1;

    /// <summary>The least share of the result that must lie within the picture.</summary>
    private const double LeastInside = 0.5;

    private readonly AlignmentOptions options;
    private readonly LandmarkFinder finder;
    private readonly FacePoint[] places;
    private readonly ConcurrentDictionary<string, string> centerCropped = new(StringComparer.Ordinal);

    /// <summary>Makes a preparation from its parts.</summary>
    /// <param name="predictor">Finds the points; null if every record has landmarks.</param>
    /// <param name="boxes">Finds the face if a record has neither box nor landmarks; null if all records have one of
    /// them.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public AlignedPreparation(
        ILandmarkPredictor? predictor, FaceBoxFinder? boxes = null, AlignmentOptions? options = null)
    {
        this.options = options ?? new();
        this.options.Validate();
        finder = new LandmarkFinder(predictor, boxes, this.options.Passes);
        places = this.options.Template.InPixels(this.options.InputSize, this.options.Margin);
    }

    /// <inheritdoc/>
    public int Size => options.Size;

    /// <inheritdoc/>
    public string Parameters => FormattableString.Invariant(
        $"aligned v{Version}; {FaceDecoder.Parameters}; template {options.Template}; ") +
        FormattableString.Invariant($"input {options.InputSize} of {Size}; Similarity; border Mirror; ") +
        $"{finder.Parameters}; " + (options.Fallback == AlignmentFallback.Refuse
        ? "else refused" : FormattableString.Invariant($"else the centre, {options.CenterCropShare:R}"));

    /// <summary>The pictures so far whose centre was taken because no face could be aligned, with the
    /// reasons.</summary>
    /// <remarks>The list changes no pixel. Pictures that come from a cache are not listed.</remarks>
    public IReadOnlyList<UnreadableImage> CenterCropped =>
        [.. centerCropped.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new UnreadableImage(pair.Key, pair.Value))];

    /// <inheritdoc/>
    public void Prepare(byte[] file, FaceRecord face, Span<byte> pixels) => PrepareFound(file, face, pixels);

    /// <inheritdoc/>
    public FaceBox? PrepareFound(byte[] file, FaceRecord face, Span<byte> pixels)
    {
        using var picture = FaceDecoder.Load(file);
        var alignment = Align(picture.Pixels, face);
        PictureWarp.Warp(picture.Pixels, alignment.ToResult, Size, pixels);
        return alignment.Box ?? face.Box;
    }

    /// <summary>Finds box, points and transform of a face.</summary>
    /// <param name="picture">The decoded picture.</param>
    /// <param name="face">The face's record in the set.</param>
    /// <exception cref="InvalidDataException">No face could be aligned, and <see cref="AlignmentOptions.Fallback"/>
    /// refuses; the message has the reason.</exception>
    public FaceAlignment Align(Image<Rgb24> picture, FaceRecord face)
    {
        try
        {
            var (landmarks, box) = finder.Find(picture, face);
            var transform = Fit(landmarks.ToArray());
            CheckInside(picture, transform);
            return new FaceAlignment(transform, landmarks, box, null);
        }
        catch (InvalidDataException error) when (options.Fallback == AlignmentFallback.CenterCrop)
        {
            centerCropped[face.Path] = error.Message;
            return new FaceAlignment(Centre(picture), null, null, error.Message);
        }
    }

    private SimilarityTransform Fit(FacePoint[] points)
    {
        try
        {
            return SimilarityTransform.Fit(points, places);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"the points found make no face: {error.Message}", error);
        }
    }

    /// <summary>Checks a grid of places of the result.</summary>
    private void CheckInside(Image<Rgb24> picture, SimilarityTransform transform)
    {
        const int Grid = 16;
        var (back, inside) = (transform.Invert(), 0);
        for (var i = 0; i < Grid * Grid; i++)
        {
            var (x, y) = back.Apply(new((i % Grid + 0.5) * Size / Grid, (i / Grid + 0.5) * Size / Grid));
            inside += x >= 0 && y >= 0 && x <= picture.Width && y <= picture.Height ? 1 : 0;
        }
        if (inside < LeastInside * Grid * Grid)
            throw new InvalidDataException(
                $"only {100 * inside / (Grid * Grid)} % of the aligned face would lie within the picture");
    }

    private SimilarityTransform Centre(Image<Rgb24> picture)
    {
        var scale = Size / (options.CenterCropShare * Math.Min(picture.Width, picture.Height));
        return new(scale, 0, (Size - scale * picture.Width) / 2, (Size - scale * picture.Height) / 2);
    }
}

/// <summary>The alignment of one face.</summary>
/// <param name="ToResult">The transform from the picture to the stored square.</param>
/// <param name="Landmarks">The five points, in pixels of the picture; null for a centre crop.</param>
/// <param name="Box">The predictor's last box; null for the record's own landmarks and for a centre crop.</param>
/// <param name="Problem">The reason for taking the picture's centre; null for an aligned face.</param>
public sealed record FaceAlignment(SimilarityTransform ToResult, FaceLandmarks? Landmarks, FaceBox? Box,
    string? Problem);
