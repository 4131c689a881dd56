using System.Diagnostics;
using FaceLab.Bench.Nets;
using FaceLab.Learning;
using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Bench.Trainees;

/// <summary>FaceLab's side, in this process: the steps of <see cref="EmbeddingTrainer"/> on a batch that
/// stays.</summary>
internal sealed class FaceLabTrainee : ITrainee
{
    private Run? run;

    public FaceLabTrainee(int threads) => set_num_threads(threads);

    public string Key => "facelab";

    public string Description => $"FaceLab on libtorch {__version__}, {get_num_threads()} threads";

    public void Begin(NetSize size, Precision precision, string folder)
    {
        run?.Dispose();
        var net = NetMaker.Make(size, precision);
        var loss = NetMaker.MakeLoss(size);
        NetMaker.ReadWeights(net, loss, folder);
        net.train();
        var labels = arange(size.Batch / 2, ScalarType.Int64).repeat_interleave(2);
        run = new Run(net, loss, OptimizerOf([.. net.parameters(), .. loss.parameters()]),
            NetMaker.ReadImages(size, precision, folder), labels);
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

    public void Dispose() => run?.Dispose();

    private static double TrainStep(Run current)
    {
        using var scope = NewDisposeScope();
        var value = current.Loss.call(current.Net.call(current.Images), current.Labels);
        var number = value.item<float>();
        current.Optimizer.zero_grad();
        value.backward();
        current.Optimizer.step();
        return number;
    }

    /// <summary>As in training: weights decay, norms and biases do not. The rate is low, so that a batch seen often
    /// stays a task.</summary>
    private static OptimizerHelper OptimizerOf(IReadOnlyList<Parameter> parameters)
    {
        var decayed = parameters.Where(parameter => parameter.dim() > 1).ToList();
        var plain = parameters.Where(parameter => parameter.dim() <= 1).ToList();
        return new AdamOptions().Make(decayed, plain, learningRate: 1e-4, weightDecay: 0.1);
    }

    private sealed record Run(Module<Tensor, Tensor> Net, Module<Tensor, Tensor, Tensor> Loss,
        OptimizerHelper Optimizer, Tensor Images, Tensor Labels) : IDisposable
    {
        public void Dispose()
        {
            Optimizer.Dispose();
            Net.Dispose();
            Loss.Dispose();
            Images.Dispose();
            Labels.Dispose();
        }
    }
}
