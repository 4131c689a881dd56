using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;

namespace FaceLab.Bench;

/// <summary>Which share of training goes into mining triplets, and into waiting for data.</summary>
internal static class Shares
{
    private const int Identities = 30;
    private const int ImagesEach = 15;

    /// <summary>Each with its key in the JSON.</summary>
    public static IReadOnlyList<(string Key, string What, Func<double> Measure)> All { get; } =
    [
        ("mining_share", "mining all anchor-positive pairs of 450 faces, of a step of the small ResNet with them",
            OfMining),
        ("data_wait_share", "waiting for data, of training the small ResNet", OfWaitingForData),
    ];

    /// <summary>Seconds of mining all anchor-positive pairs of 450 faces, by the seconds of a whole step of the small
    /// ResNet with them.</summary>
    private static double OfMining()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var net = new SmallResNet(new() { Precision = Precision.BestFor(CPU) });
        using var loss = MinedTripletLoss.OpenFace();
        using var miner = new RandomViolatingNegatives();
        using var optimizer = optim.AdamW(net.parameters(), lr: 1e-4);
        var images = FaceInput.ChannelsLast(rand(Identities * ImagesEach, 3, 64, 64) - 0.5);
        var labels = arange(Identities, ScalarType.Int64).repeat_interleave(ImagesEach);
        net.train();
        var steps = Enumerable.Range(0, 4).Select(_ => Seconds(Step)).Skip(1).Order().ToList();
        Tensor embeddings;
        using (no_grad())
            embeddings = net.call(images);
        var mining = Enumerable.Range(0, 21).Select(_ => Seconds(Mine)).Order().ToList();
        return mining[10] / steps[1];

        void Step()
        {
            using var inner = NewDisposeScope();
            var value = loss.call(net.call(images), labels);
            optimizer.zero_grad();
            value.backward();
            optimizer.step();
        }

        void Mine()
        {
            using var inner = NewDisposeScope();
            miner.Mine(BatchDistances.All(embeddings, EmbeddingDistance.SquaredEuclidean), labels).Dispose();
        }
    }

    /// <summary>What <see cref="EmbeddingTrainer"/> says of a short run on 4,000 faces in memory.</summary>
    private static double OfWaitingForData()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var faces = RandomFaces();
        var (training, validation) = faces.Faces.SplitByIdentity(0.1, seed: 1);
        using var net = new SmallResNet(new() { Precision = Precision.BestFor(CPU) });
        using var loss = new ContrastiveLoss();
        using var trainer = new EmbeddingTrainer(net, loss, faces, training, validation,
            new() { Steps = 40, ValidateEvery = 10, ValidationBatches = 1, Batches = new IdentityBatches() });
        return trainer.Run().Skip(1).Average(point => point.DataWaitShare);
    }

    /// <summary>4,000 faces of 400 people, 72 pixels of noise a side.</summary>
    public static PreparedFaces RandomFaces()
    {
        var people = new FaceSet("random", Enumerable.Range(0, 4000)
            .Select(i => new FaceRecord($"p{i / 10}", i % 10 + 1, $"random:{i}")));
        return PreparedFaces.FromPixels(people, randint(0, 256, [4000, 72, 72, 3], ScalarType.Byte).bytes.ToArray(),
            72);
    }

    private static double Seconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }
}
