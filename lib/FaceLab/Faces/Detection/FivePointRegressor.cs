using System.Security.Cryptography;
using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Predicts the five points with a small cascade of regression trees.</summary>
/// <remarks>
/// <para>Source: V. Kazemi, J. Sullivan, "One Millisecond Face Alignment with an Ensemble of Regression Trees", CVPR
/// 2014, on a patch of 96 x 96 that shows every face at the same size and contrast.</para>
/// <example><code>
/// var points = FivePointRegressor.BuiltIn.Predict(GrayPicture.From(image), new FaceBox(60, 60, 130, 130));
/// </code></example>
/// </remarks>
public sealed class FivePointRegressor : ILandmarkPredictor
{
    private const string FileName = "five-points.facelab";

    private static readonly Lazy<FivePointRegressor> Embedded = new(ReadEmbedded);

    private readonly RegressionCascade cascade;

    private FivePointRegressor(byte[] file, string path) =>
        (cascade, Sha256) = (FivePointFile.Parse(file, path), Convert.ToHexStringLower(SHA256.HashData(file)));

    /// <summary>The model that comes with FaceLab. data/README.md gives the source of its numbers and their
    /// terms.</summary>
    public static FivePointRegressor BuiltIn => Embedded.Value;

    /// <summary>The SHA-256 of the model's file, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <inheritdoc/>
    public string Parameters => $"FaceLab five-point regressor v1, sha256 {Sha256}";

    /// <summary>Reads a model that <c>environment/bench/landmarks train</c> made.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FaceDataException">The file is missing, cut short, damaged or of another kind.</exception>
    public static FivePointRegressor Load(string path)
    {
        try
        {
            return new FivePointRegressor(File.ReadAllBytes(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FaceDataException($"The five-point model '{path}' cannot be read: {error.Message} " +
                "Train one ('environment/bench/landmarks train'), or use FivePointRegressor.BuiltIn.", error);
        }
    }

    /// <inheritdoc/>
    public FaceLandmarks Predict(GrayPicture picture, FaceBox box)
    {
        FaceBoxes.Check(box, picture);
        var fromPicture = FacePatch.FromPicture(box);
        var shape = new float[10];
        cascade.Evaluate(FacePatch.Cut(picture, fromPicture), shape);
        var back = fromPicture.Invert();
        return new FaceLandmarks(Point(0), Point(1), Point(2), Point(3), Point(4));

        FacePoint Point(int i) => back.Apply(new(FacePatch.ToPatch(shape[2 * i]), FacePatch.ToPatch(shape[2 * i + 1])));
    }

    private static FivePointRegressor ReadEmbedded()
    {
        using var stream = typeof(FivePointRegressor).Assembly.GetManifestResourceStream(FileName)!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new FivePointRegressor(file, FileName);
    }
}
