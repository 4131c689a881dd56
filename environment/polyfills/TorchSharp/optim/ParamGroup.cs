using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Parameters that are trained by the same options.</summary>
public class ParamGroup : ILearningRateController
{
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>What is not set is taken from the optimizer's defaults when the group is added.</summary>
    public OptimizerOptions Options { get; set; } = null!;

    public double LearningRate { get => Options.LearningRate!.Value; set => Options.LearningRate = value; }

    public double InitialLearningRate { get => Options.InitialLearningRate; set
        => Options.InitialLearningRate = value; }
}
