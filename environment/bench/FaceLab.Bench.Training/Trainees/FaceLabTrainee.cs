using System.Diagnostics;
using FaceLab.Bench.Nets;
using FaceLab.Losses;
using FaceLab.Models;
using FaceLab.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Bench.Trainees;

/// <summary>FaceLab's side, in this process: the steps of <see cref="EmbeddingTrainer"/> on a batch that stays.</summary>
internal sealed class FaceLabTrainee : ITrainee
{
    private readonly ContrastiveLoss loss = new();
    private Run? run;

    public FaceLabTrainee(int threads) => set_num_threads(threads);

    public string Description => $"FaceLab on libtorch {__version__}, {get_num_threads()} threads";

    public void Begin(NetSize size, Precision precision, string folder)
    {
        run?.Dispose();
        var net = NetMaker.Make(size, precision);
        NetMaker.ReadWeights(net, folder);
        net.train();
        var labels = arange(size.Batch / 2, ScalarType.Int64).repeat_interleave(2);
        run = new Run(net, OptimizerOf(net), NetMaker.ReadImages(size, precision, folder), labels);
    }

    public Steps Train(int steps)
    {
        var current = run ?? throw new InvalidOperationException("Begin comes before Train.");
        var losses = new double[steps];
        var clock = Stopwatch.StartNew();
        for (var step = 0; step < steps; step++)
            losses[step] = TrainStep(current);
        return new Steps(clock.Elapsed.TotalSeconds, losses);
    }

    public void Dispose()
    {
        run?.Dispose();
        loss.Dispose();
    }

    private double TrainStep(Run current)
    {
        using var scope = NewDisposeScope();
        var value = loss.call(current.Net.call(current.Images), current.Labels);
        var number = value.item<float>();
        current.Optimizer.zero_grad();
        value.backward();
        current.Optimizer.step();
        return number;
    }

    /// <summary>As in training: weights decay, norms and biases do not. The rate is low, so that a batch seen often stays a task.</summary>
    private static AdamW OptimizerOf(Module<Tensor, Tensor> net)
    {
        var decayed = net.parameters().Where(parameter => parameter.dim() > 1);
        var plain = net.parameters().Where(parameter => parameter.dim() <= 1);
        return optim.AdamW(
        [
            new AdamW.ParamGroup(decayed, lr: 1e-4, weight_decay: 0.1),
            new AdamW.ParamGroup(plain, lr: 1e-4, weight_decay: 0),
        ], lr: 1e-4);
    }

    private sealed record Run(Module<Tensor, Tensor> Net, AdamW Optimizer, Tensor Images, Tensor Labels) : IDisposable
    {
        public void Dispose()
        {
            Optimizer.Dispose();
            Net.Dispose();
            Images.Dispose();
            Labels.Dispose();
        }
    }
}
