using FaceLab.Data;
using FaceLab.Faces.Detection;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Detection;

/// <summary>Files that are cut short, damaged, or made to hurt.</summary>
public sealed class ShapePredictorFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_file_says_where_it_was_looked_for_and_how_to_get_it()
    {
        var error = Assert.Throws<FaceDataException>(() => ShapePredictor.Load(folder["nowhere.dat"]));

        Assert.Contains(folder["nowhere.dat"], error.Message);
        Assert.Contains("apt-get install libdlib-data", error.Message);
        Assert.Contains(nameof(FivePointRegressor), error.Message);
        Assert.Throws<FaceDataException>(() => ShapePredictor.Load(folder.Path));
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        var whole = Tiny().ToFile();

        for (var length = 0; length < whole.Length; length += 1 + length / 40)
            Assert.Contains("tiny.dat", Refusal(whole[..length]).Message);
    }

    [Fact]
    public void A_damaged_byte_is_refused_or_changes_numbers_and_nothing_worse()
    {
        var (whole, random) = (Tiny().ToFile(), new Random(3));

        for (var i = 0; i < 600; i++)
        {
            var damaged = whole.ToArray();
            damaged[i < 60 ? i : random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Load(damaged);
            }
            catch (FaceDataException error)
            {
                Assert.Contains("tiny.dat", error.Message);
            }
        }
    }

    [Theory]
    [InlineData("stages", 1_000_000_000)]
    [InlineData("stages", 900)]
    [InlineData("trees", 60_000)]
    [InlineData("trees", long.MaxValue)]
    [InlineData("trees", -1)]
    [InlineData("questions", 1023)]
    [InlineData("questions", 2)]
    [InlineData("questions", 0x7FFF_FFFF)]
    [InlineData("leaves", 3)]
    [InlineData("anchor lists", 3)]
    [InlineData("anchors", 4096)]
    [InlineData("anchors", 5_000_000)]
    [InlineData("offset lists", 0)]
    [InlineData("offsets", 3)]
    [InlineData("rows of mean", 1_000_000)]
    [InlineData("rows of mean", 135)]
    [InlineData("rows of mean", 0)]
    [InlineData("rows of leaf", 1_000_000)]
    public void A_count_that_is_not_true_is_refused_before_memory_is_taken_for_it(string list, long claim)
    {
        var model = Tiny();
        model.Claims[list] = claim;
        var file = model.ToFile();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refusal(file);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * file.Length + 100_000);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(1e30f)]
    public void Numbers_that_are_not_finite_or_absurd_are_refused_wherever_they_stand(float bad)
    {
        var (mean, threshold, leaf, offset) = (Tiny(), Tiny(), Tiny(), Tiny());
        mean.Mean[7] = bad;
        threshold.Stages[1].Trees[0].Splits[0].Threshold = bad;
        leaf.Stages[1].Trees[1].Leaves[1][3] = bad;
        offset.Stages[0].Offsets[1] = bad;

        Assert.Contains("the mean shape", Refusal(mean.ToFile()).Message);
        Assert.Contains("a threshold", Refusal(threshold.ToFile()).Message);
        Assert.Contains("a leaf", Refusal(leaf.ToFile()).Message);
        Assert.Contains("an offset", Refusal(offset.ToFile()).Message);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-1)]
    [InlineData(70_000)]
    public void Features_that_are_not_there_are_refused(long index)
    {
        var model = Tiny();
        model.Stages[1].Trees[0].Splits[0].Second = index;

        Assert.Contains("feature", Refusal(model.ToFile()).Message);
    }

    [Fact]
    public void Anchors_trees_versions_and_endings_that_do_not_fit_are_refused()
    {
        var (anchor, tree, version, trailing) = (Tiny(), Tiny(), Tiny(), Tiny());
        anchor.Stages[0].Anchors[2] = 68;
        tree.Stages[1].Trees[0] = TinyShapeModel.Random(68, 1, 1, depth: 2, 8, seed: 1).Stages[0].Trees[0];
        version.Version = 2;
        trailing.Trailing = 1;

        Assert.Contains("an anchor is 68, expected 0 to 67", Refusal(anchor.ToFile()).Message);
        Assert.Contains("questions of a tree is 3, expected 1", Refusal(tree.ToFile()).Message);
        Assert.Contains("version is 2, expected 1", Refusal(version.ToFile()).Message);
        Assert.Contains("1 bytes follow", Refusal(trailing.ToFile()).Message);
    }

    [Fact]
    public void A_predictor_of_another_number_of_points_is_refused() =>
        Assert.Contains("5 points, expected 68", Refusal(TinyShapeModel.Random(5, 1, 1, 1, 4, seed: 1).ToFile()).Message);

    [Fact]
    public void Models_are_found_in_the_folders_that_the_variable_names()
    {
        var before = Environment.GetEnvironmentVariable(ModelFile.Variable);
        folder.Write("models/some.model", "x");
        try
        {
            Environment.SetEnvironmentVariable(ModelFile.Variable, $"{folder["none"]}{Path.PathSeparator}{folder["models"]}");
            Assert.Equal(folder["models/some.model"], ModelFile.Find("some.model"));
            Assert.Null(ModelFile.Find("other.model"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(ModelFile.Variable, before);
        }
        Assert.Equal(folder["models/some.model"], ModelFile.Find("some.model", folder["models"]));
        Assert.Equal(folder["models/some.model"], ModelFile.Find("any name", folder["models/some.model"]));
    }

    private static TinyShapeModel Tiny() => TinyShapeModel.Random(points: 68, stages: 2, trees: 2, depth: 1, features: 8, seed: 5);

    private FaceDataException Refusal(byte[] file) => Assert.Throws<FaceDataException>(() => Load(file));

    private void Load(byte[] file)
    {
        File.WriteAllBytes(folder["tiny.dat"], file);
        ShapePredictor.Load(folder["tiny.dat"]);
    }
}
