using FaceLab.Networks.Layers;
using static TorchSharp.torch;

namespace FaceLab.Networks;

/// <summary>The options of a network. Its kind and options are enough to make it again.</summary>
public abstract record NetworkOptions
{
    private const int LargestInput = 1024;

    /// <summary>The largest embedding that options allow.</summary>
    protected const int LargestEmbedding = 1 << 15;

    private readonly int multiple;

    /// <summary>Makes options with a network's own default input.</summary>
    /// <param name="inputSize">The side of the input in pixels.</param>
    /// <param name="multiple">The factor by which the last maps are smaller; it divides every allowed input.</param>
    protected NetworkOptions(int inputSize, int multiple = 1) => (InputSize, this.multiple) = (inputSize, multiple);

    /// <summary>The side of the input in pixels, at most 1024; each network needs a multiple of its own
    /// factor.</summary>
    public int InputSize { get; init; }

    /// <summary>The format of the convolutions; <see cref="Precision.BestFor"/> gives the fastest.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>A lower bound on the parameters of such a network, computed without making it; 0 if not
    /// known.</summary>
    /// <remarks>
    /// Each option has its range, but their product can still need all memory. A file with fewer numbers is refused.
    /// </remarks>
    protected internal virtual long LeastNumbers => 0;

    /// <summary>Fails if an option is out of its range.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public virtual void Validate()
    {
        if (Precision.Compute is not (ScalarType.Float32 or ScalarType.BFloat16))
            throw new ArgumentOutOfRangeException(nameof(Precision), Precision, "Compute in Float32 or BFloat16.");
        RequireRange(InputSize, LargestInput, nameof(InputSize));
        if (InputSize % multiple != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(InputSize), InputSize,
                $"InputSize: the last maps are {multiple} times smaller, so give a multiple of {multiple} pixels.");
        }
    }

    /// <summary>Fails if a number is not from 1 to a limit.</summary>
    /// <param name="value">The number.</param>
    /// <param name="largest">The limit.</param>
    /// <param name="name">The option's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of the range.</exception>
    protected static void RequireRange(int value, int largest, string name)
    {
        if (value < 1 || value > largest)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is from 1 to {largest}.");
    }
}
