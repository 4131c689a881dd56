using static TorchSharp.torch;

namespace FaceLab.Networks;

/// <summary>What a network is made with; together with its kind enough to make it again.</summary>
public abstract record NetworkOptions
{
    private const int LargestInput = 1024;

    /// <summary>Largest embedding that options allow.</summary>
    protected const int LargestEmbedding = 1 << 15;

    /// <summary>Options with a network's own default input.</summary>
    /// <param name="inputSize">Side of the input in pixels.</param>
    protected NetworkOptions(int inputSize) => InputSize = inputSize;

    /// <summary>Side of the input in pixels; which multiples are allowed depends on the network.</summary>
    public int InputSize { get; init; }

    /// <summary>Format of the convolutions, whose weights stay float32; <see cref="Precision.BestFor"/> gives the fastest.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>Numbers that a network of these options holds at the least, without making it; 0 where that is not known.</summary>
    /// <remarks>
    /// Each option has its range, but their product can still ask for all memory: a file with fewer numbers is no such network,
    /// and is refused before one is made. Count the layers that grow with the options.
    /// </remarks>
    protected internal virtual long LeastNumbers => 0;

    /// <summary>Fails unless every option is in its range.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message says which are allowed.</exception>
    public virtual void Validate()
    {
        ArgumentNullException.ThrowIfNull(Precision);
        if (Precision.Compute is not (ScalarType.Float32 or ScalarType.BFloat16))
            throw new ArgumentOutOfRangeException(nameof(Precision), Precision.Compute, "Convolutions compute in Float32 or BFloat16.");
        RequireRange(InputSize, LargestInput, nameof(InputSize));
    }

    /// <summary>Fails unless a number is from 1 to a limit beyond which it is mistyped; <see cref="LeastNumbers"/> bounds what they ask for together.</summary>
    /// <param name="value">The number.</param>
    /// <param name="largest">The limit.</param>
    /// <param name="name">The option's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">As said.</exception>
    protected static void RequireRange(int value, int largest, string name)
    {
        if (value < 1 || value > largest)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is from 1 to {largest}.");
    }

    /// <summary>Fails unless the last maps have whole pixels.</summary>
    /// <param name="inputSize">The input's side.</param>
    /// <param name="multiple">How many times smaller the last maps are.</param>
    /// <exception cref="ArgumentOutOfRangeException">As said.</exception>
    protected static void RequireMultiple(int inputSize, int multiple)
    {
        if (inputSize % multiple != 0)
            throw new ArgumentOutOfRangeException(nameof(inputSize), inputSize,
                $"InputSize: the last maps are {multiple} times smaller than the input, so give a multiple of {multiple} pixels.");
    }
}
