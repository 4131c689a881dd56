using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>
/// Gradient descent with momentum as PyTorch has it: the buffer is <c>v = momentum · v + (1 - dampening) · g</c>, which
/// starts as the first gradient, and the step is <c>lr · v</c>, with Nesterov <c>lr · (g + momentum · v)</c>.
/// </summary>
public partial class SGD : OptimizerHelper, IMomentum
{
    private readonly Options defaults;

    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0,
        double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0,
        double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        Require.NotNegative(lr, "learning rate");
        Require.NotNegative(momentum, "momentum value");
        Require.NotNegative(weight_decay, "weight_decay value");
        if (nesterov && (momentum <= 0 || dampening != 0))
            throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
        defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    public double Momentum { get => defaults.momentum!.Value; set => defaults.momentum = value; }

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

    private static void Update(Options options, State state, Parameter parameter, Tensor grad)
    {
        var momentum = options.momentum!.Value;
        using var negated = options.maximize!.Value ? grad.neg() : null;
        using var decayed = Decay.Add(negated ?? grad, parameter, options.weight_decay!.Value);
        var direction = decayed ?? negated ?? grad;
        if (momentum == 0)
        {
            parameter.add_(direction, alpha: -options.LearningRate!.Value);
            return;
        }
        if (state.momentum_buffer is null)
            state.momentum_buffer = direction.clone().DetachFromDisposeScope();
        else
            state.momentum_buffer.mul_(momentum).add_(direction, alpha: 1 - options.dampening!.Value);
        using var ahead = options.nesterov!.Value ? direction.add(state.momentum_buffer, alpha: momentum) : null;
        parameter.add_(ahead ?? state.momentum_buffer, alpha: -options.LearningRate!.Value);
    }

    /// <summary>TorchSharp 0.107 lets the decay make the parameters grow here, PyTorch does not.</summary>
    private static void RefuseGrowth(Options options)
    {
        if (options.maximize!.Value && options.weight_decay!.Value != 0)
            throw new NotSupportedException("SGD here does not take maximize together with weight_decay; see nn/README.md.");
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override OptimizerOptions FillIn(OptimizerOptions? options)
    {
        var result = (Options?)options ?? new Options();
        result.LearningRate ??= defaults.LearningRate;
        result.momentum ??= defaults.momentum;
        result.dampening ??= defaults.dampening;
        result.weight_decay ??= defaults.weight_decay;
        result.nesterov ??= defaults.nesterov;
        result.maximize ??= defaults.maximize;
        RefuseGrowth(result);
        return result;
    }
}
