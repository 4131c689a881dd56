using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;

namespace FaceLab.Learning;

/// <summary>The options of an optimizer; learning rate and weight decay are in <see cref="TrainingOptions"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AdamOptions), "adam")]
[JsonDerivedType(typeof(SgdOptions), "sgd")]
public abstract record OptimizerOptions
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="decayed">Parameters with weight decay.</param>
    /// <param name="plain">Parameters without weight decay: norms, biases.</param>
    /// <param name="learningRate">The first learning rate.</param>
    /// <param name="weightDecay">Weight decay of <paramref name="decayed"/>.</param>
    public abstract OptimizerHelper Make(IReadOnlyList<Parameter> decayed, IReadOnlyList<Parameter> plain,
        double learningRate, double weightDecay);

    /// <summary>Throws if an option is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public abstract void Validate();

    private protected static void RequireFraction(double value, string name)
    {
        if (!(value >= 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, "Give a number in [0, 1).");
    }
}

/// <summary>Adam.</summary>
/// <remarks>
/// Source: D. P. Kingma, J. Ba, "Adam", 2015, algorithm 1; I. Loshchilov, F. Hutter, "Decoupled Weight Decay
/// Regularization", 2019, algorithm 2 (AdamW).
/// </remarks>
/// <param name="DecoupledDecay">True if weight decay shrinks weights (AdamW), false if it joins gradients (L2).</param>
/// <param name="Beta1">The decay rate of the mean gradient, in [0, 1).</param>
/// <param name="Beta2">The decay rate of the mean squared gradient, in [0, 1).</param>
/// <param name="Epsilon">ε, added to the root of the mean squared gradient; above 0.</param>
public sealed record AdamOptions(bool DecoupledDecay = true, double Beta1 = 0.9, double Beta2 = 0.999,
    double Epsilon = 1e-8)
    : OptimizerOptions
{
    /// <inheritdoc/>
    public override OptimizerHelper Make(IReadOnlyList<Parameter> decayed, IReadOnlyList<Parameter> plain,
        double learningRate, double weightDecay)
    {
        if (!DecoupledDecay)
            return torch.optim.Adam([Group(decayed, weightDecay), Group(plain, 0)], lr: learningRate);
        AdamW.ParamGroup[] groups = [DecoupledGroup(decayed, weightDecay), DecoupledGroup(plain, 0)];
        return decayed.Concat(plain).All(FusedAdamW.Takes) ? new FusedAdamW(groups, learningRate)
            : torch.optim.AdamW(groups, lr: learningRate);

        AdamW.ParamGroup DecoupledGroup(IReadOnlyList<Parameter> parameters, double decay) =>
            new(parameters, lr: learningRate, beta1: Beta1, beta2: Beta2, eps: Epsilon, weight_decay: decay);

        Adam.ParamGroup Group(IReadOnlyList<Parameter> parameters, double decay) =>
            new(parameters, lr: learningRate, beta1: Beta1, beta2: Beta2, eps: Epsilon, weight_decay: decay);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireFraction(Beta1, nameof(Beta1));
        RequireFraction(Beta2, nameof(Beta2));
        if (!(Epsilon > 0) || !double.IsFinite(Epsilon))
            throw new ArgumentOutOfRangeException(nameof(Epsilon), Epsilon, "Give a positive number.");
    }
}

/// <summary>Stochastic gradient descent with momentum.</summary>
/// <remarks>Source: I. Sutskever et al., "On the importance of initialization and momentum", 2013, section 2.</remarks>
/// <param name="Momentum">μ, in [0, 1).</param>
/// <param name="Nesterov">True for Nesterov momentum.</param>
public sealed record SgdOptions(double Momentum = 0.9, bool Nesterov = false) : OptimizerOptions
{
    /// <inheritdoc/>
    public override OptimizerHelper Make(IReadOnlyList<Parameter> decayed, IReadOnlyList<Parameter> plain,
        double learningRate, double weightDecay) =>
        torch.optim.SGD(
        [
            new SGD.ParamGroup(decayed, lr: learningRate, momentum: Momentum, weight_decay: weightDecay,
                nesterov: Nesterov),
            new SGD.ParamGroup(plain, lr: learningRate, momentum: Momentum, weight_decay: 0, nesterov: Nesterov),
        ], learningRate: learningRate);

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireFraction(Momentum, nameof(Momentum));
        if (Nesterov && Momentum == 0)
            throw new ArgumentOutOfRangeException(nameof(Momentum),
                Momentum, "Nesterov's step needs momentum above 0.");
    }
}
