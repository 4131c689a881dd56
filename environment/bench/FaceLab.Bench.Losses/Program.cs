using System.Diagnostics;
using System.Text.Json;
using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// Each line of the table is the median, and the least, of 41 runs after five that warm up, on one thread.
const int Runs = 41;
set_num_threads(1);
manual_seed(1);
var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);

Console.WriteLine("mining N = 450 (30 people x 15 faces), D = 128");
using (NewDisposeScope())
{
    var (embeddings, labels) = Batch(30, 15, spread: 1.5);
    var distances = BatchDistances.All(embeddings, EmbeddingDistance.SquaredEuclidean);
    Measure("mining/distances", () => BatchDistances.All(embeddings, EmbeddingDistance.SquaredEuclidean).Dispose());
    Measure("mining/violating", () => new RandomViolatingNegatives().Mine(distances, labels).Dispose());
    Measure("mining/semi_hard", () => new SemiHardNegatives().Mine(distances, labels).Dispose());
    Measure("mining/hardest", () => new HardestTriplets().Mine(distances, labels).Dispose());
    MeasureLoss("mining/open_face_step", MinedTripletLoss.OpenFace(), embeddings, labels);
    MeasureLoss("mining/batch_all_step", new BatchAllTripletLoss(), embeddings, labels);
}

Console.WriteLine("losses forward and backward, N = 128 (64 people x 2 faces), D = 128, 1,000 classes");
using (NewDisposeScope())
{
    var (embeddings, labels) = Batch(64, 2, spread: 1);
    MeasureLoss("losses/contrastive", new ContrastiveLoss(), embeddings, labels);
    MeasureLoss("losses/l1_hinge_pairs", new L1HingePairLoss(), embeddings, labels);
    MeasureLoss("losses/cosine_pairs", new CosinePairLoss(), embeddings, labels);
    MeasureLoss("losses/face_net", MinedTripletLoss.FaceNet(), embeddings, labels);
    MeasureLoss("losses/open_face", MinedTripletLoss.OpenFace(), embeddings, labels);
    MeasureLoss("losses/batch_hard", MinedTripletLoss.BatchHard(), embeddings, labels);
    MeasureLoss("losses/batch_all", new BatchAllTripletLoss(), embeddings, labels);
    MeasureLoss("losses/softmax", new SoftmaxLoss(1000, 128), embeddings, labels);
    MeasureLoss("losses/softmax_center", new SoftmaxCenterLoss(1000, 128), embeddings, labels);
    MeasureLoss("losses/arc_face", new ArcFaceLoss(1000, 128), embeddings, labels);
    MeasureLoss("losses/cos_face", new CosFaceLoss(1000, 128), embeddings, labels);
    MeasureLoss("losses/supervised_contrastive", new SupervisedContrastiveLoss(), embeddings, labels);
    MeasureLoss("losses/score_huber", new RatingRegressionLoss(1),
        embeddings.detach().mean([1], keepdim: true).requires_grad_(), rand(128));
}
Console.WriteLine(JsonSerializer.Serialize(figures));

void MeasureLoss(string name, Module<Tensor, Tensor, Tensor> loss, Tensor embeddings, Tensor labels)
{
    using (loss)
    {
        Measure(name, () =>
        {
            using var value = loss.call(embeddings, labels);
            value.backward();
        });
    }
}

void Measure(string name, Action act)
{
    var times = new List<double>();
    for (var run = -5; run < Runs; run++)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        if (run >= 0)
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
    times.Sort();
    Console.WriteLine($"  {name,-32} {times[Runs / 2],8:F2} ms median {times[0],8:F2} ms least");
    figures[name + "_ms"] = Math.Round(times[Runs / 2], 3);
    figures[name + "_min_ms"] = Math.Round(times[0], 3);
}

// Unit embeddings around a direction for each person.
(Tensor Embeddings, Tensor Labels) Batch(int people, int faces, double spread)
{
    var centres = randn(people, 1, 128);
    var embeddings = functional.normalize((centres + spread * randn(people, faces, 128)).reshape(people * faces, 128));
    return (embeddings.requires_grad_(), arange(people).repeat_interleave(faces));
}
