using System.Security.Cryptography;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>A small cascade of regression trees for the five points: needs no file from elsewhere.</summary>
/// <remarks>
/// <para>Source: V. Kazemi, J. Sullivan, "One Millisecond Face Alignment with an Ensemble of Regression Trees", CVPR 2014, on a patch
/// of 96 x 96 that shows every face as large and with the same contrast.</para>
/// <example><code>
/// var points = FivePointRegressor.BuiltIn.Predict(GrayPicture.From(image), new FaceBox(60, 60, 130, 130));
/// </code></example>
/// </remarks>
public sealed class FivePointRegressor : ILandmarkPredictor
{
    /// <summary>What a model in a models' folder is called.</summary>
    public const string FileName = "five-points.facelab";

    private static readonly Lazy<FivePointRegressor> Embedded = new(ReadEmbedded);

    private readonly RegressionCascade cascade;
    private readonly byte[] file;

    private FivePointRegressor(RegressionCascade cascade, byte[] file)
    {
        (this.cascade, this.file) = (cascade, file);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>The model that comes with FaceLab. See data/README.md for where its numbers come from and their terms.</summary>
    public static FivePointRegressor BuiltIn => Embedded.Value;

    /// <summary>SHA-256 of the model's file, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <inheritdoc/>
    public string Parameters => $"FaceLab five-point regressor v1, sha256 {Sha256}";

    /// <summary>Reads a model.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote, or the folder that holds <see cref="FileName"/>.</param>
    /// <exception cref="FaceDataException">The file is missing, cut short, damaged or of another kind.</exception>
    public static FivePointRegressor Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var found = ModelFile.Find(FileName, path) ?? throw new FaceDataException(
            $"There is no five-point model at '{path}'. Train one ('environment/bench/landmarks train'), or use {nameof(FivePointRegressor)}.{nameof(BuiltIn)}.");
        var file = ModelFile.Read(found, FivePointFile.LargestFile);
        return new FivePointRegressor(FivePointFile.Parse(file, found), file);
    }

    /// <summary>Trains a model.</summary>
    /// <param name="examples">Faces with known points, at least 2; a few thousand for a model of use.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="progress">Told the number of trees grown.</param>
    /// <param name="cancellationToken">Stops between trees.</param>
    /// <remarks>The defaults on 3,700 faces take about 800 MB and a minute on two cores.</remarks>
    /// <exception cref="ArgumentException">Fewer than 2 examples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="InvalidDataException">The points of an example are not finite or coincide.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FivePointRegressor Train(
        IReadOnlyList<LandmarkExample> examples, FivePointTraining? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Count < 2)
            throw new ArgumentException($"{examples.Count} examples train nothing: give at least 2, better some thousands.", nameof(examples));
        options ??= new();
        options.Validate();
        // Checked here, since a parallel loop would wrap the error.
        foreach (var example in examples)
            FaceFrame.Around(example.Landmarks);
        var cascade = new RegressionTrainer(TrainingPatches.Cut(examples, options, cancellationToken), options).Train(progress, cancellationToken);
        // Read back, so that the model is to the bit what its file will give.
        var file = FivePointFile.Write(cascade);
        return new FivePointRegressor(FivePointFile.Parse(file, FileName), file);
    }

    /// <summary>Writes the model; a file that is there is replaced once the new one is complete.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, temporary => File.WriteAllBytes(temporary, file));
    }

    /// <inheritdoc/>
    public FaceLandmarks Predict(GrayPicture picture, FaceBox box)
    {
        FaceBoxes.Check(box, picture);
        var fromPicture = FacePatch.FromPicture(box);
        var patch = FacePatch.Cut(picture, fromPicture);
        Span<float> shape = stackalloc float[10];
        cascade.Evaluate(patch, FacePatch.Place, shape);
        var back = fromPicture.Invert();
        return new FaceLandmarks(Point(shape, 0, back), Point(shape, 1, back), Point(shape, 2, back), Point(shape, 3, back), Point(shape, 4, back));

        static FacePoint Point(ReadOnlySpan<float> shape, int i, Alignment.SimilarityTransform back) =>
            back.Apply(FacePatch.Place.ToPicture(shape[2 * i], shape[2 * i + 1]));
    }

    private static FivePointRegressor ReadEmbedded()
    {
        using var stream = typeof(FivePointRegressor).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"{FileName} is not built into the library.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new FivePointRegressor(FivePointFile.Parse(file, FileName), file);
    }
}
