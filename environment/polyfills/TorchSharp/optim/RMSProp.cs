using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Tieleman and Hinton 2012; centered as in Graves 2013.</summary>
public partial class RMSProp : OptimizerHelper, IMomentum
{
    private readonly Options defaults;

    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8,
        double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8,
        double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        Require.NotNegative(lr, "learning rate");
        Require.NotNegative(eps, "ε");
        Require.NotNegative(alpha, "alpha");
        Require.NotNegative(momentum, "momentum value");
        Require.NotNegative(weight_decay, "weight_decay value");
        defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    public double Momentum { get => defaults.momentum!.Value; set => defaults.momentum = value; }

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

    private static void Update(Options options, State state, Parameter parameter, Tensor grad)
    {
        using var negated = options.maximize!.Value ? grad.neg() : null;
        using var decayed = Decay.Add(negated ?? grad, parameter, options.weight_decay!.Value);
        var g = decayed ?? negated ?? grad;
        var alpha = options.alpha!.Value;
        var rate = options.LearningRate!.Value;
        state.step++;
        state.square_avg.mul_(alpha).addcmul_(g, g, value: 1 - alpha);
        using var deviation = Deviation(options, state, g);
        if (options.momentum!.Value > 0)
        {
            state.momentum_buffer.mul_(options.momentum.Value).addcdiv_(g, deviation, value: 1);
            parameter.add_(state.momentum_buffer, alpha: -rate);
        }
        else
        {
            parameter.addcdiv_(g, deviation, value: -rate);
        }
    }

    private static Tensor Deviation(Options options, State state, Tensor g)
    {
        if (!options.centered!.Value)
            return state.square_avg.sqrt().add_(options.eps!.Value);
        var alpha = options.alpha!.Value;
        state.grad_avg.mul_(alpha).add_(g, alpha: 1 - alpha);
        return state.square_avg.addcmul(state.grad_avg, state.grad_avg, value: -1).sqrt_().add_(options.eps!.Value);
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override OptimizerOptions FillIn(OptimizerOptions? options)
    {
        var result = (Options?)options ?? new Options();
        result.LearningRate ??= defaults.LearningRate;
        result.maximize ??= defaults.maximize;
        result.momentum ??= defaults.momentum;
        result.alpha ??= defaults.alpha;
        result.eps ??= defaults.eps;
        result.weight_decay ??= defaults.weight_decay;
        result.centered ??= defaults.centered;
        return result;
    }
}
