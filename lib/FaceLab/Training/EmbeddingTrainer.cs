using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Imaging;
using FaceLab.Models;
using FaceLab.Sampling;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Training;

/// <summary>The training loop: draw a P x K batch, augment, embed, loss, step; look at validation people now and then.</summary>
/// <remarks>
/// Stop it any time by the cancellation token; <see cref="Run"/> again goes on with the next step. Model and loss stay
/// the caller's.
/// </remarks>
public sealed class EmbeddingTrainer : IDisposable
{
    private readonly EmbeddingNetwork model;
    private readonly Module<Tensor, Tensor, Tensor> loss;
    private readonly PreparedFaces faces;
    private readonly Device device;
    private readonly IdentityBatchSampler sampler;
    private readonly IReadOnlyList<LabeledRows> validation;
    private readonly AdamW optimizer;
    private readonly Generator random;
    private readonly Stopwatch clock = new();
    private readonly List<TrainingPoint> history = [];

    /// <summary>What has happened since the last point; kept across an interruption.</summary>
    private (double LossSum, int Steps, double StartSeconds) sincePoint;

    /// <summary>Prepares a run; nothing is trained yet.</summary>
    /// <param name="model">The network; it is moved to <paramref name="device"/>.</param>
    /// <param name="loss">Embeddings (N, D) and labels (N) to a scalar.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="training">Training people: a part of <paramref name="faces"/>' people.</param>
    /// <param name="validationFaces">Other people of it, whose loss is watched and never learned from.</param>
    /// <param name="options">Steps, batch, learning rate ...</param>
    /// <param name="device">Where to compute; the CPU by default.</param>
    /// <exception cref="ArgumentException">
    /// The two groups share a person, one has too few people or images, the faces are smaller than the network's input, or an
    /// option is out of range.
    /// </exception>
    public EmbeddingTrainer(EmbeddingNetwork model, Module<Tensor, Tensor, Tensor> loss, PreparedFaces faces,
        FaceSet training, FaceSet validationFaces, TrainingOptions? options = null, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validationFaces);
        Options = options ?? new();
        Options.Validate();
        if (validationFaces.Identities.FirstOrDefault(training.Contains) is { } shared)
            throw new ArgumentException($"'{shared}' is among the training and the validation people: split by identity.", nameof(validationFaces));
        if (faces.Size < model.InputSize)
            throw new ArgumentException($"The network sees {model.InputSize} pixels a side, the faces have {faces.Size}: prepare larger ones.", nameof(faces));

        (this.model, this.loss, this.faces) = (model, loss, faces);
        this.device = device ?? CPU;
        model.to(this.device);
        sampler = SamplerOver(training, Options.Seed);
        var validationSampler = SamplerOver(validationFaces, Options.Seed + 1);
        validation = [.. Enumerable.Range(0, Options.ValidationBatches).Select(_ => validationSampler.Next())];
        optimizer = MakeOptimizer();
        random = new Generator((ulong)Options.Seed, CPU);
    }

    /// <summary>The settings of the run.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Steps made so far.</summary>
    public int Step { get; private set; }

    /// <summary>The learning curve so far.</summary>
    public IReadOnlyList<TrainingPoint> History => history;

    /// <summary>Trains from where it stands to <see cref="TrainingOptions.Steps"/>.</summary>
    /// <param name="onPoint">Called at every new point of the curve, on this thread.</param>
    /// <param name="cancellationToken">Stops between two steps, without an exception; call <see cref="Run"/> again to go on.</param>
    /// <returns>The learning curve.</returns>
    /// <exception cref="TrainingException">The loss is not finite; weights are those before the step (running means of batch norm are not).</exception>
    public IReadOnlyList<TrainingPoint> Run(Action<TrainingPoint>? onPoint = null, CancellationToken cancellationToken = default)
    {
        try
        {
            while (Step < Options.Steps && !cancellationToken.IsCancellationRequested)
            {
                clock.Start();
                sincePoint.LossSum += TrainStep();
                sincePoint.Steps++;
                if (Step % Options.ValidateEvery != 0 && Step != Options.Steps)
                    continue;
                clock.Stop();
                history.Add(NextPoint());
                onPoint?.Invoke(history[^1]);
            }
        }
        finally
        {
            clock.Stop();
            model.eval();
        }
        return history;
    }

    /// <summary>Frees optimizer state; model, loss and faces stay.</summary>
    public void Dispose()
    {
        optimizer.Dispose();
        random.Dispose();
    }

    private double TrainStep()
    {
        using var scope = NewDisposeScope();
        model.train();
        SetLearningRate(Options.LearningRate * Options.Schedule.Factor(Step, Options.Steps));
        var batch = sampler.Next();
        var images = Options.Augmentation.Apply(Gather(batch), model.InputSize, random);     // (N, 3, S, S)
        var value = loss.call(model.call(images), torch.tensor(batch.Labels, device: device));
        var number = value.item<float>();
        if (!float.IsFinite(number))
            throw NotFinite(number, batch);
        optimizer.zero_grad();
        value.backward();
        optimizer.step();
        Step++;
        return number;
    }

    private TrainingPoint NextPoint()
    {
        var now = clock.Elapsed.TotalSeconds;
        var (lossSum, steps, start) = sincePoint;
        sincePoint = (0, 0, now);
        var images = steps * sampler.Identities * sampler.ImagesEach;
        return new TrainingPoint(Step, now, lossSum / steps, ValidationLoss(), images / (now - start));
    }

    private double ValidationLoss()
    {
        using var noGradient = no_grad();
        model.eval();
        var sum = 0.0;
        foreach (var batch in validation)
        {
            using var scope = NewDisposeScope();
            var embeddings = model.call(FaceInput.Center(Gather(batch), model.InputSize));
            sum += loss.call(embeddings, torch.tensor(batch.Labels, device: device)).item<float>();
        }
        return sum / validation.Count;
    }

    /// <summary>(N, S, S, 3) bytes on the device; the caller's scope owns them.</summary>
    private Tensor Gather(LabeledRows batch) => faces.Pixels.index_select(0, torch.tensor(batch.Rows)).to(device);

    private IdentityBatchSampler SamplerOver(FaceSet people, int seed)
    {
        var prepared = people.Identities.Count(faces.Faces.Contains);
        if (prepared < 2)
            throw new ArgumentException($"'{people.Name}' has {prepared} people whose faces are prepared: a batch takes at least 2.");
        var identities = Math.Min(Options.IdentitiesPerBatch, prepared);
        return new IdentityBatchSampler(faces.Faces, people, identities, Options.ImagesPerIdentity, seed);
    }

    private AdamW MakeOptimizer()
    {
        var decayed = model.parameters().Where(parameter => parameter.dim() > 1);
        var plain = model.parameters().Where(parameter => parameter.dim() <= 1);
        return optim.AdamW(
        [
            new AdamW.ParamGroup(decayed, lr: Options.LearningRate, weight_decay: Options.WeightDecay),
            new AdamW.ParamGroup(plain, lr: Options.LearningRate, weight_decay: 0),
        ], lr: Options.LearningRate);
    }

    private void SetLearningRate(double learningRate)
    {
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = learningRate;
    }

    private TrainingException NotFinite(float number, LabeledRows batch) => new(
        $"The loss of step {Step + 1} is {number}. Try a lower learning rate than {Options.LearningRate}, or float32. The batch began with " +
        string.Join(", ", batch.Rows.Take(4).Select(row => Path.GetFileName(faces.Faces.Records[(int)row].Path))) + ".");
}
