using FaceLab.Cli.Evaluation;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Faces.Alignment;
using FaceLab.Runs;
using static TorchSharp.torch;

namespace FaceLab.Cli.Tests.Evaluation;

public sealed class ResultNameTests
{
    private static readonly ResultName Plain = new([new Model("first")], "lfw", EvaluationProtocol.View1, new(),
        new() { Size = 20, CropShare = 1 }, null);

    public static TheoryData<string, object> Names => new()
    {
        { "first-lfw-view1-seed1-20px-crop1", Plain },
        { "first-lfw-view2-seed1-20px-crop1", Plain with { Protocol = EvaluationProtocol.View2 } },
        { "first-lfw-view1-seed2-20px-crop1", Plain with { Options = new() { Seed = 2 } } },
        { "first-lfw-sampled-50-seed1-20px-crop1",
            Plain with { Protocol = EvaluationProtocol.Sampled, Options = new() { PairsEach = 50 } } },
        { "first-lfw-mine-yours-seed1-20px-crop1",
            Plain with { Options = new() { PairFiles = ["lists/mine.csv", "yours.csv"] } } },
        { "first-lfw-view1-seed1-24px-crop0.5", Prepared(new() { Size = 24, CropShare = 0.5 }) },
        { "first-lfw-view1-seed1-20px-gray-crop1", Prepared(new() { Size = 20, CropShare = 1, Gray = true }) },
        { "first-lfw-view1-seed1-48px-arcface", Prepared(new() { Size = 48, Align = AlignmentTarget.ArcFace }) },
        { "first-lfw-view1-seed1-48px-openface-region0.5-0.6-0.72-assume1.1-0.5-0.55-centre1", Prepared(new()
            {
                Size = 48, CropShare = 1, Align = AlignmentTarget.OpenFace, Region = new FaceRegion(0.5, 0.6, 0.72),
                Assume = new(1.1, 0.5, 0.55), CenterWhereNotAligned = true,
            }) },
        { "first-lfw-view1-seed1-20px-crop1-threshold-orl", Plain with { ThresholdSet = "orl" } },
        { "first-lfw-view1-seed1-20px-crop1-beside-pixels-second",
            Plain with { Models = [new Model("first"), new Model("pixels"), new Model("second")] } },
        { "first-zwei-Bücher-顔-view1-seed1-20px-crop1", Plain with { Set = "zwei/Bücher 顔" } },
        { "first-eins-Bücher-顔-view1-seed1-20px-crop1", Plain with { Set = "eins/Bücher 顔" } },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_names_what_made_it(string expected, object name) => Assert.Equal(expected, $"{name}");

    [Fact]
    public void A_long_name_keeps_its_beginning_and_stays_its_own()
    {
        var names = new[] { 'a', 'b' }.Select(end => $"{Plain with { Set = new string('x', 300) + end }}").ToList();

        Assert.All(names, name => Assert.InRange(name.Length, 60, 100));
        Assert.NotEqual(names[0], names[1]);
    }

    private static ResultName Prepared(PreparationOptions preparation) => Plain with { Preparation = preparation };

    /// <summary>A model that has a name and nothing else.</summary>
    private sealed record Model(string Name) : IEvaluatedModel
    {
        public string File => Name;

        public string Description => Name;

        public string? Layers => null;

        public long Parameters => 0;

        public int InputSize => 16;

        public Device Device => CPU;

        public TrainingRun? Run => null;

        public PreparationOptions? Preparation => null;

        public string? FacesParameters => null;

        public string? FacesKey => null;

        public Tensor Embed(PreparedFaces faces, IReadOnlyList<int> rows) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
