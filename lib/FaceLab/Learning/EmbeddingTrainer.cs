using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning.Losses;
using FaceLab.Learning.Sampling;
using FaceLab.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning;

/// <summary>The training loop: draw a batch, augment, embed, compute the loss, step; evaluate at intervals.</summary>
/// <remarks>
/// The cancellation token stops it at any time; <see cref="Run"/> then continues with the next step.
/// <see cref="SaveCheckpoint"/> and <see cref="LoadCheckpoint"/> do the same across processes, bit for bit on the CPU.
/// The caller keeps model and loss.
/// </remarks>
public sealed partial class EmbeddingTrainer : IDisposable
{
    private readonly EmbeddingNetwork model;
    private readonly Module<Tensor, Tensor, Tensor> loss;
    private readonly PreparedFaces faces;
    private readonly Device device;
    private readonly BatchSampler sampler;
    private readonly BatchTargets targets;
    private readonly ValidationBatches validation;
    private readonly IValidationMetric? metric;
    private readonly IReadOnlyList<Parameter> learned;
    private readonly OptimizerHelper optimizer;
    private readonly Generator random;
    private readonly Stopwatch clock = new();
    private readonly Stopwatch waiting = new();
    private readonly List<EvaluationStep> history = [];
    private TrainingProgress progress = new();

    /// <summary>Prepares a run; nothing is trained yet.</summary>
    /// <param name="model">The network; it is moved to <paramref name="device"/>.</param>
    /// <param name="loss">Maps embeddings (N, D) and labels (N), or ratings for an <see cref="RatingRegressionLoss"/>,
    /// to a scalar; its parameters are trained too.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="training">The training people, a part of the people of <paramref name="faces"/>.</param>
    /// <param name="validation">The validation identities: other people of it, who are never trained on.</param>
    /// <param name="options">Steps, batches, learning rate and so on.</param>
    /// <param name="device">The device to compute on; the CPU by default.</param>
    /// <param name="metric">The metric. It is measured at the end and at the first evaluation after each epoch;
    /// <see cref="TrainingOptions.ValidateEachEpoch"/> evaluates right after the epoch. None by default.</param>
    /// <exception cref="ArgumentException">The two groups share a person; one has too few people or images; the faces
    /// are smaller than the network's input; the loss classifies another number of people, or learns ratings that a
    /// face lacks; no batch can hold the pairs that the loss compares, or a batch of one meets batch norm; every
    /// parameter is frozen; patience has no metric and no validation loss; or an option is out of range.</exception>
    public EmbeddingTrainer(EmbeddingNetwork model, Module<Tensor, Tensor, Tensor> loss, PreparedFaces faces,
        FaceSet training, FaceSet validation, TrainingOptions? options = null, Device? device = null,
        IValidationMetric? metric = null)
    {
        Options = options ?? new();
        Options.Validate();
        if (validation.Identities.FirstOrDefault(training.Contains) is { } shared)
            throw new ArgumentException($"'{shared}' is in the training and in the validation: split by identity.",
                nameof(validation));
        if (faces.Size < model.InputSize)
            throw new ArgumentException($"The network's input is {model.InputSize} pixels a side, but the faces " +
                $"are {faces.Size}: prepare larger ones.", nameof(faces));

        (this.model, this.loss, this.faces, this.metric) = (model, loss, faces, metric);
        this.device = device ?? CPU;
        model.to(this.device);
        loss.to(this.device);
        sampler = Options.Batches.Make(faces.Faces, training, Options.Seed);
        LearnableBatches.Require(model, loss, sampler);
        targets = new BatchTargets(loss, faces.Faces, training, validation);
        if (Options.Patience is not null && metric is null && targets.AreClasses)
            throw new ArgumentException("A loss that classifies has no validation loss, so patience has nothing " +
                "to compare: give a metric, or no patience.", nameof(metric));
        var others = Options.Batches.Make(faces.Faces, validation, Options.Seed + 1);
        this.validation = new ValidationBatches(model, loss, faces, targets, this.device,
            [.. Enumerable.Range(0, Options.ValidationBatches).Select(_ => others.Next())]);
        var parameters = model.parameters().Concat(loss.parameters()).Where(parameter => parameter.requires_grad)
            .ToLookup(parameter => parameter.dim() > 1);
        learned = [.. parameters[true], .. parameters[false]];
        if (learned.Count == 0)
            throw new ArgumentException("Every parameter is frozen: there is nothing to learn. Unfreeze the network, " +
                "or give it a new head.", nameof(model));
        optimizer = Options.Optimizer.Make([.. parameters[true]], [.. parameters[false]], Options.LearningRate,
            Options.WeightDecay);
        random = new Generator((ulong)Options.Seed, CPU);
    }

    /// <summary>The options of the run.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The number of steps made so far.</summary>
    public int Step => progress.Step;

    /// <summary>The learning curve so far.</summary>
    public IReadOnlyList<EvaluationStep> History => history;

    /// <summary>True if the last evaluation is the best so far; without metric and validation loss, always.</summary>
    public bool IsBest => progress.BestStep == progress.Step;

    /// <summary>True if the run is over: all steps are done, or the patience has run out.</summary>
    public bool IsDone => Step >= Options.Steps || progress.MetricsSinceBest >= Options.Patience;

    /// <summary>Trains from the current step to the end.</summary>
    /// <param name="onEvaluation">Called after every evaluation, on this thread.</param>
    /// <param name="steps">Gets the number of steps made so far, after each step.</param>
    /// <param name="cancellationToken">Stops between two steps, without an exception.</param>
    /// <returns>The learning curve.</returns>
    /// <exception cref="TrainingException">Loss or gradient is not finite; the weights stay as before the step, the
    /// running means of batch norm do not. Or an embedding of the validation identities is not finite.</exception>
    public IReadOnlyList<EvaluationStep> Run(Action<EvaluationStep>? onEvaluation = null,
        IProgress<int>? steps = null, CancellationToken cancellationToken = default)
    {
        try
        {
            while (!IsDone && !cancellationToken.IsCancellationRequested)
            {
                TrainStep();
                steps?.Report(Step);
                if (!EvaluationIsDue)
                    continue;
                history.Add(Evaluate());
                onEvaluation?.Invoke(history[^1]);
            }
        }
        finally
        {
            clock.Stop();
            waiting.Stop();
            model.eval();
            loss.eval();
        }
        return history;
    }

    /// <summary>Frees the optimizer's state; the caller keeps model, loss and faces.</summary>
    public void Dispose()
    {
        optimizer.Dispose();
        random.Dispose();
    }

    private void TrainStep()
    {
        using var scope = NewDisposeScope();
        clock.Start();
        model.train();
        loss.train();
        SetLearningRate(Options.LearningRate * Options.Schedule.Factor(Step, Options.Steps));
        waiting.Start();
        var batch = sampler.Next();
        var pixels = faces.Pixels.index_select(0, tensor(batch.Rows)).to(device);            // (N, S, S, 3), uint8
        waiting.Stop();
        var images = Options.Augmentation.Apply(pixels, model.InputSize, random);           // (N, 3, S, S)
        var embeddings = model.call(images);                                                // (N, D)
        var value = loss.call(embeddings, targets.Of(batch, device));
        RequireFinite("loss", value.item<float>(), batch, embeddings);
        optimizer.zero_grad();
        value.backward();
        var length = nn.utils.clip_grad_norm_(learned, Options.GradientClip ?? double.PositiveInfinity);
        RequireFinite("gradient", length, batch, embeddings);
        optimizer.step();
        progress = progress.AfterStep(value.item<float>(), length);
        clock.Stop();
    }

    private void RequireFinite(string what, double number, LabeledRows batch, Tensor embeddings)
    {
        if (!double.IsFinite(number))
            throw NotFinite.Of(what, number, Step + 1, Options.LearningRate, faces.Faces, batch,
                embeddings.isfinite().all(1).cpu().data<bool>().ToArray());
    }

    private void SetLearningRate(double learningRate)
    {
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = learningRate;
    }
}
