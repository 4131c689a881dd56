using System.Numerics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceLab.Learning;

/// <summary>AdamW on the processor in one pass over memory, where TorchSharp's makes nine.</summary>
/// <remarks>
/// Source: I. Loshchilov, F. Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm 2. State, groups and
/// options are those of TorchSharp's <see cref="AdamW"/>, and so is the result, up to rounding. The result does not
/// depend on the number of threads.
/// </remarks>
/// <param name="groups">Parameters on the CPU, float32.</param>
/// <param name="learningRate">The first learning rate.</param>
internal sealed class FusedAdamW(IEnumerable<AdamW.ParamGroup> groups, double learningRate)
    : AdamW(groups, learningRate)
{
    /// <summary>The number of values that a thread updates at a time.</summary>
    private const int BlockLength = 1 << 15;

    /// <summary>Returns true for a parameter that it can update: float32 on the CPU without gaps in memory.</summary>
    public static bool Takes(Tensor parameter)
    {
        using var scope = NewDisposeScope();
        return parameter.device_type == DeviceType.CPU && parameter.dtype == ScalarType.Float32
            && (parameter.is_contiguous() || (parameter.dim() == 4 && parameter.permute(0, 2, 3, 1).is_contiguous()));
    }

    /// <summary>Drops the gradients: a backward pass then writes new ones instead of adding to zeros.</summary>
    public override void zero_grad()
    {
        foreach (var parameter in parameters())
            parameter.grad = null;
    }

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        var blocks = new List<Block>();
        var loss = _step<ParamGroup>(group =>
        {
            foreach (var parameter in group.Parameters)
            {
                if (parameter.grad is not { } gradient)
                    continue;
                var state = (State)_state[parameter.Handle];
                state.step++;
                // Strides are usually equal; the update walks through memory in its own order.
                if (!gradient.stride().SequenceEqual(parameter.stride()))
                    gradient = empty_like(parameter).copy_(gradient);
                AddBlocks(blocks, new Factors(group.Options, state.step), parameter, gradient, state);
            }
            // Copies of gradients live as long as this scope.
            Parallel.ForEach(blocks, new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() },
                block => block.Update());
            blocks.Clear();
        }, closure);
        return loss;
    }

    private static unsafe void AddBlocks(List<Block> blocks, Factors factors, Tensor parameter, Tensor gradient,
        State state)
    {
        float* p = Memory(parameter), g = Memory(gradient), m = Memory(state.exp_avg), v = Memory(state.exp_avg_sq);
        var count = parameter.numel();
        for (var at = 0L; at < count; at += BlockLength)
            blocks.Add(new Block(factors, p + at, g + at, m + at, v + at, (int)Math.Min(BlockLength, count - at)));
    }

    /// <summary>Returns the address of a dense tensor's first value, whatever its strides.</summary>
    private static unsafe float* Memory(Tensor dense)
    {
        using var first = dense.as_strided([1], [1], dense.storage_offset());
        fixed (byte* bytes = first.bytes)       // libtorch's memory: it does not move
            return (float*)bytes;
    }

    private sealed class Factors(Options options, long step)
    {
        public readonly float Keep = (float)(1 - options.LearningRate!.Value * options.weight_decay!.Value);
        public readonly float Beta1 = (float)options.beta1!.Value;
        public readonly float NewMean = (float)(1 - options.beta1!.Value);
        public readonly float Beta2 = (float)options.beta2!.Value;
        public readonly float NewSquare = (float)(1 - options.beta2!.Value);
        public readonly float RootCorrection = (float)Math.Sqrt(1 - Math.Pow(options.beta2!.Value, step));
        public readonly float Epsilon = (float)options.eps!.Value;
        public readonly float Rate = (float)(options.LearningRate!.Value / (1 - Math.Pow(options.beta1!.Value, step)));
    }

    /// <summary>A piece of a parameter p, its gradient g, and their means m of g and v of g².</summary>
    private sealed unsafe class Block(Factors factors, float* p, float* g, float* m, float* v, int count)
    {
        public void Update()
        {
            var f = factors;
            var i = 0;
            for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            {
                var gradient = Vector.Load(g + i);
                var mean = f.Beta1 * Vector.Load(m + i) + f.NewMean * gradient;
                var square = f.Beta2 * Vector.Load(v + i) + f.NewSquare * gradient * gradient;
                var length = Vector.SquareRoot(square) / new Vector<float>(f.RootCorrection) +
                    new Vector<float>(f.Epsilon);
                (f.Keep * Vector.Load(p + i) - f.Rate * mean / length).Store(p + i);
                mean.Store(m + i);
                square.Store(v + i);
            }
            for (; i < count; i++)
            {
                m[i] = f.Beta1 * m[i] + f.NewMean * g[i];
                v[i] = f.Beta2 * v[i] + f.NewSquare * g[i] * g[i];
                p[i] = f.Keep * p[i] - f.Rate * m[i] / (MathF.Sqrt(v[i]) / f.RootCorrection + f.Epsilon);
            }
        }
    }
}
