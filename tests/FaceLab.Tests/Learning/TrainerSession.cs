using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Learning;

/// <summary>A network, its loss and their trainer, as a process would have them; it can be stopped after a
/// step.</summary>
internal sealed class TrainerSession : IDisposable
{
    private readonly EmbeddingNetwork model;
    private readonly Module<Tensor, Tensor, Tensor> loss;

    /// <param name="faces">The pixels, at least 16 a side; they stay the caller's.</param>
    /// <param name="options">The run's settings.</param>
    /// <param name="lossOf">What is learned.</param>
    /// <param name="network">Makes the network; a tiny one if not given.</param>
    /// <param name="score">Its score, if any.</param>
    public TrainerSession(PreparedFaces faces, TrainingOptions options, LossOptions lossOf,
        Func<EmbeddingNetwork>? network = null, IValidationMetric? score = null)
    {
        var (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);
        manual_seed(3);
        model = network?.Invoke() ?? new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 });
        loss = lossOf.Make(training.Identities.Count, model.EmbeddingSize);
        Trainer = new EmbeddingTrainer(model, loss, faces, training, validation, options, metric: score);
    }

    public EmbeddingTrainer Trainer { get; }

    /// <summary>The token is looked at between steps: a hook that fires in the forward pass stops after that
    /// step.</summary>
    public void RunTo(int step)
    {
        using var stop = new CancellationTokenSource();
        var left = step - Trainer.Step;
        var hook = model.register_forward_hook((_, _, output) =>
        {
            if (model.training && --left == 0)
                stop.Cancel();
            return output;
        });
        Trainer.Run(cancellationToken: stop.Token);
        hook.remove();
    }

    public float[] Weights() => [.. model.state_dict().Concat(loss.state_dict())
        .SelectMany(entry => entry.Value.to(ScalarType.Float32).reshape(-1).data<float>().ToArray())];

    public void Dispose()
    {
        Trainer.Dispose();
        model.Dispose();
        loss.Dispose();
    }
}
