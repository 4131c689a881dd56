using System.Security.Cryptography;
using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>dlib's 68-point face shape predictor, read from dlib's own file and evaluated here.</summary>
/// <remarks>
/// <para>Source: V. Kazemi, J. Sullivan, "One Millisecond Face Alignment with an Ensemble of Regression Trees", CVPR 2014; D. King,
/// "Dlib-ml: A Machine Learning Toolkit", JMLR 2009. The points are dlib's before it rounds them to whole pixels, and count from
/// the picture's corner, where dlib counts from the centre of the first pixel: dlib's point is ours rounded down.</para>
/// <para>The model was trained on iBUG 300-W, whose terms exclude commercial use.</para>
/// <example><code>
/// var predictor = ShapePredictor.Load();
/// FaceShape shape = predictor.PredictShape(GrayPicture.From(image), new FaceBox(60, 60, 130, 130));
/// </code></example>
/// </remarks>
public sealed class ShapePredictor : IFaceShapePredictor
{
    /// <summary>What the model's file is called.</summary>
    public const string FileName = "shape_predictor_68_face_landmarks.dat";

    /// <summary>Ten times the published model.</summary>
    private const long LargestFile = 1L << 30;

    private readonly RegressionCascade cascade;

    private ShapePredictor(RegressionCascade cascade, string path, string sha256) => (this.cascade, Path, Sha256) = (cascade, path, sha256);

    /// <summary>The file that it was read from.</summary>
    public string Path { get; }

    /// <summary>SHA-256 of that file, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <inheritdoc/>
    public string Parameters => $"dlib 68-point shape predictor v1, sha256 {Sha256}";

    /// <summary>Finds and reads the model.</summary>
    /// <param name="path">The file, or the folder that holds it; null to look where <see cref="ModelFile.Find"/> says.</param>
    /// <exception cref="FaceDataException">The file is missing (the message says where it was looked for and how to get it), or it
    /// is cut short, damaged or no 68-point predictor.</exception>
    public static ShapePredictor Load(string? path = null)
    {
        var found = ModelFile.Find(FileName, path) ?? throw new FaceDataException(
            $"dlib's landmark model '{FileName}' is not there: looked {ModelFile.Places(path)}. On Debian and Ubuntu: apt-get install libdlib-data. " +
            $"Elsewhere put it into data/models or name its folder by the environment variable {ModelFile.Variable}. " +
            $"Without it, use {nameof(FivePointRegressor)}.{nameof(FivePointRegressor.BuiltIn)}.");
        var file = ModelFile.Read(found, LargestFile);
        // Hashing takes about as long as parsing: side by side.
        var hash = Task.Run(() => Convert.ToHexStringLower(SHA256.HashData(file)));
        var cascade = DlibShapeFile.Parse(file, found);
        if (cascade.Points != FaceShape.Count)
            throw new FaceDataException($"'{found}' predicts {cascade.Points} points, expected {FaceShape.Count}: give {FileName}.");
        return new ShapePredictor(cascade, found, hash.GetAwaiter().GetResult());
    }

    /// <summary>Whether <see cref="Load"/> would find a file.</summary>
    public static bool IsAvailable => ModelFile.Find(FileName) is not null;

    /// <inheritdoc/>
    public FaceShape PredictShape(GrayPicture picture, FaceBox box)
    {
        FaceBoxes.Check(box, picture);
        Span<float> shape = stackalloc float[2 * FaceShape.Count];
        var place = UnitSquare.Of(box);
        cascade.Evaluate(picture, place, shape);
        var points = new FacePoint[FaceShape.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = place.ToPicture(shape[2 * i], shape[2 * i + 1]);
        return new FaceShape(points);
    }

    /// <inheritdoc/>
    public FaceLandmarks Predict(GrayPicture picture, FaceBox box) => PredictShape(picture, box).Landmarks;
}
