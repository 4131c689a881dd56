using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceLab.Learning.Checkpoints;

/// <summary>What an optimizer remembers of each parameter, as places for a checkpoint.</summary>
internal static class OptimizerSlots
{
    /// <summary>The places, named by the parameter's number in the optimizer.</summary>
    /// <param name="prefix">What names begin with.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">Its parameters in its order.</param>
    /// <exception cref="NotSupportedException">The optimizer is none of those that <c>Recipes.OptimizerOptions</c> makes.</exception>
    public static IEnumerable<TensorSlot> Of(string prefix, OptimizerHelper optimizer, IReadOnlyList<Parameter> parameters) =>
        optimizer.state_dict().State.SelectMany((state, i) => Of(string.Create(CultureInfo.InvariantCulture, $"{prefix}{i}."), state, parameters[i]));

    private static IEnumerable<TensorSlot> Of(string name, OptimizerState state, Tensor parameter) => state switch
    {
        AdamW.State adam =>
        [
            Steps(name, () => adam.step, step => adam.step = step), TensorSlot.Of(name + "exp_avg", adam.exp_avg), TensorSlot.Of(name + "exp_avg_sq", adam.exp_avg_sq),
        ],
        Adam.State adam =>
        [
            Steps(name, () => adam.step, step => adam.step = step), TensorSlot.Of(name + "exp_avg", adam.exp_avg), TensorSlot.Of(name + "exp_avg_sq", adam.exp_avg_sq),
        ],
        SGD.State sgd =>
        [
            new TensorSlot(name + "momentum_buffer", parameter.shape, parameter.dtype, () => sgd.momentum_buffer, loaded => SetMomentum(sgd, loaded, parameter.device)),
        ],
        _ => throw new NotSupportedException($"A checkpoint cannot hold the state of {state.GetType().DeclaringType?.Name}: use Adam, AdamW or SGD."),
    };

    private static TensorSlot Steps(string name, Func<long> read, Action<long> write) =>
        new(name + "step", [], ScalarType.Int64, () => tensor(read()), loaded => write(loaded.item<long>()), loaded => loaded.item<long>() >= 0);

    private static void SetMomentum(SGD.State state, Tensor loaded, Device device)
    {
        state.momentum_buffer?.Dispose();
        state.momentum_buffer = loaded.to(device, copy: true).DetachFromDisposeScope();
    }
}
