using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Kingma and Ba 2015, with AMSGrad (Reddi, Kale and Kumar 2018); weight decay is added to the
/// gradient.</summary>
public partial class Adam : OptimizerHelper, IBetas
{
    private readonly Options defaults;

    public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
        double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public Adam(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
        double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        Require.NotNegative(lr, "learning rate");
        Require.NotNegative(eps, "ε");
        Require.Fraction(beta1, "beta1");
        Require.Fraction(beta2, "beta2");
        Require.NotNegative(weight_decay, "weight_decay value");
        defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    public (double, double) Betas
    {
        get => (defaults.beta1!.Value, defaults.beta2!.Value);
        set => (defaults.beta1, defaults.beta2) = value;
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

    private static void Update(Options options, State state, Parameter parameter, Tensor grad)
    {
        using var negated = options.maximize!.Value ? grad.neg() : null;
        using var decayed = Decay.Add(negated ?? grad, parameter, options.weight_decay!.Value);
        var g = decayed ?? negated ?? grad;
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        state.step++;
        state.exp_avg.mul_(beta1).add_(g, alpha: 1 - beta1);
        state.exp_avg_sq.mul_(beta2).addcmul_(g, g, value: 1 - beta2);
        if (state.max_exp_avg_sq is not null)
            Native.maximum_(state.max_exp_avg_sq, state.exp_avg_sq);
        var correction1 = 1 - Math.Pow(beta1, state.step);
        var correction2 = 1 - Math.Pow(beta2, state.step);
        using var denominator = (state.max_exp_avg_sq ?? state.exp_avg_sq).sqrt();
        denominator.div_(Math.Sqrt(correction2)).add_(options.eps!.Value);
        parameter.addcdiv_(state.exp_avg, denominator, value: -options.LearningRate!.Value / correction1);
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override OptimizerOptions FillIn(OptimizerOptions? options)
    {
        var result = (Options?)options ?? new Options();
        result.LearningRate ??= defaults.LearningRate;
        result.beta1 ??= defaults.beta1;
        result.beta2 ??= defaults.beta2;
        result.eps ??= defaults.eps;
        result.weight_decay ??= defaults.weight_decay;
        result.amsgrad ??= defaults.amsgrad;
        result.maximize ??= defaults.maximize;
        return result;
    }
}
