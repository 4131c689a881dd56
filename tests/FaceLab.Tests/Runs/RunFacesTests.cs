using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Runs;

/// <summary>A run whose faces have changed says how.</summary>
public sealed class RunFacesTests : IDisposable
{
    private static readonly RunConfig Tiny = new()
    {
        Network = new NetworkDescription(SmallResNet.Kind,
            new SmallResNetOptions { InputSize = 16, Width = 4, EmbeddingSize = 8 }),
        Training = new TrainingOptions
        {
            Steps = 4, ValidateEvery = 2, ValidationBatches = 1, Batches = new IdentityBatches { Identities = 4 },
        },
        MetricPairsEach = 0,
    };

    private readonly TempFolder folder = new();
    private readonly PreparedFaces before = SmallSets.Patterns(people: 8, imagesEach: 3, size: 20);

    public void Dispose()
    {
        before.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Each_kind_of_change_is_counted_and_named()
    {
        RunFaces.Write(folder["faces.txt"], before);

        RunFaces.RequireSame(folder["faces.txt"], before);
        Assert.Contains("1 picture is gone or unreadable ('p7_3.png')", Refusal(Without(1)));
        Assert.Contains("1 picture is new ('p8_1.png')", Refusal(With(24, "p8", "/none/p8_1.png")));
        Assert.Contains("1 picture is of another person ('p0_1.png')", Refusal(With(0, "p1", "/none/p0_1.png")));
        Assert.Contains("24 pictures are with other pixels ('p0_1.png', 'p0_2.png', ...)",
            Refusal(SmallSets.Patterns(people: 8, imagesEach: 3, size: 20, noise: 30)));
    }

    [Fact]
    public void Another_preparation_is_shown_beside_the_old_one()
    {
        RunFaces.Write(folder["faces.txt"], before);
        var pixels = before.Pixels.bytes.ToArray();

        Assert.Contains("prepared as 'pixels as given', and now as 'sharper'",
            Refusal(PreparedFaces.FromPixels(before.Faces, pixels, 20, "sharper")));
    }

    [Fact]
    public void A_run_that_goes_on_with_other_faces_is_refused_with_the_difference()
    {
        var run = TrainingRun.Create(folder["run"], Tiny);
        using (var stop = new CancellationTokenSource())
        using (var data = Split(SmallSets.Patterns(people: 8, imagesEach: 3, size: 20)))
            run.Train(data, onEvaluation: _ => stop.Cancel(), cancellationToken: stop.Token).Dispose();
        using var changed = Split(With(24, "p8", "/none/p8_1.png"));

        var error = Assert.Throws<FaceDataException>(() => run.Train(changed));

        Assert.Contains("1 picture is new ('p8_1.png')", error.Message);
        Assert.Contains("start a new run", error.Message);
        Assert.DoesNotContain(changed.Faces.Key, error.Message);
    }

    private string Refusal(PreparedFaces now)
    {
        using (now)
            return Assert.Throws<FaceDataException>(() => RunFaces.RequireSame(folder["faces.txt"], now)).Message;
    }

    private PreparedFaces Without(int last)
    {
        var records = before.Faces.Records.SkipLast(last).ToList();
        return PreparedFaces.FromPixels(new FaceSet("test set", records),
            before.Pixels.bytes[..(records.Count * 1200)].ToArray(), 20);
    }

    /// <summary>The same faces with another one at a row, or behind them.</summary>
    private PreparedFaces With(int row, string person, string path)
    {
        var records = before.Faces.Records.ToList();
        var pixels = before.Pixels.bytes.ToArray().ToList();
        if (row == records.Count)
        {
            records.Add(new FaceRecord(person, 1, path));
            pixels.AddRange(new byte[1200]);
        }
        else
        {
            records[row] = records[row] with { Identity = person, Number = 9 };
        }
        return PreparedFaces.FromPixels(new FaceSet("test set", records), [.. pixels], 20);
    }

    private static TrainingData Split(PreparedFaces faces)
    {
        var (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);
        return new TrainingData(faces, training, validation);
    }
}
