using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Duchi, Hazan and Singer 2011.</summary>
public partial class Adagrad : OptimizerHelper
{
    private readonly Options defaults;

    public Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0,
        double initial_accumulator_value = 0, double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0,
        double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
    {
        Require.NotNegative(lr, "learning rate");
        Require.NotNegative(lr_decay, "lr_decay value");
        Require.NotNegative(weight_decay, "weight_decay value");
        Require.NotNegative(initial_accumulator_value, "initial_accumulator_value");
        Require.NotNegative(eps, "ε");
        defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            lr_decay = lr_decay,
            weight_decay = weight_decay,
            initial_accumulator_value = initial_accumulator_value,
            eps = eps,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    public override Tensor? step(Func<Tensor>? closure = null) => Step<Options, State>(closure, Update);

    private static void Update(Options options, State state, Parameter parameter, Tensor grad)
    {
        using var decayed = Decay.Add(grad, parameter, options.weight_decay!.Value);
        var g = decayed ?? grad;
        state.step++;
        var rate = options.LearningRate!.Value / (1 + (state.step - 1) * options.lr_decay!.Value);
        state.sum.addcmul_(g, g, value: 1);
        using var deviation = state.sum.sqrt().add_(options.eps!.Value);
        parameter.addcdiv_(g, deviation, value: -rate);
    }

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override OptimizerOptions FillIn(OptimizerOptions? options)
    {
        var result = (Options?)options ?? new Options();
        result.LearningRate ??= defaults.LearningRate;
        result.lr_decay ??= defaults.lr_decay;
        result.initial_accumulator_value ??= defaults.initial_accumulator_value;
        result.eps ??= defaults.eps;
        result.weight_decay ??= defaults.weight_decay;
        return result;
    }
}
