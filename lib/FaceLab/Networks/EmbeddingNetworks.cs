namespace FaceLab.Networks;

/// <summary>Makes networks by name.</summary>
public static class EmbeddingNetworks
{
    private static readonly SortedDictionary<string, Entry> Entries = new(StringComparer.Ordinal)
    {
        [SmallResNet.Kind] = new(new SmallResNetOptions(), options => new SmallResNet((SmallResNetOptions)options)),
        [Nn4Small2.Kind] = new(new Nn4Small2Options(), options => new Nn4Small2((Nn4Small2Options)options)),
        [MobileFaceNet.Kind] =
            new(new MobileFaceNetOptions(), options => new MobileFaceNet((MobileFaceNetOptions)options)),
        [TinyDarknet.Kind] = new(new TinyDarknetOptions(), options => new TinyDarknet((TinyDarknetOptions)options)),
        [Vgg16Bn.Kind] = new(new Vgg16BnOptions(), options => new Vgg16Bn((Vgg16BnOptions)options)),
    };

    /// <summary>The names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Kinds => [.. Entries.Keys];

    /// <summary>Registers your own network under a name, so that runs and checkpoints can make it again.</summary>
    /// <param name="kind">The name, such as <c>my-net</c>; a network of the same name is replaced.</param>
    /// <param name="make">The function that makes the network from its options.</param>
    /// <typeparam name="TOptions">The options; a new object has their defaults.</typeparam>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static void Register<TOptions>(string kind, Func<TOptions, EmbeddingNetwork> make)
        where TOptions : NetworkOptions, new()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        Entries[kind] = new(new TOptions(), options => make((TOptions)options));
    }

    /// <summary>Returns the default options of a kind.</summary>
    /// <exception cref="ArgumentException">The kind is unknown.</exception>
    public static NetworkOptions DefaultOptions(string kind) => Find(kind).Defaults;

    /// <summary>Makes a network with new random weights, seeded by <c>torch.manual_seed</c>.</summary>
    /// <param name="kind">The network's name.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <returns>The network; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The kind is unknown, or the options do not fit.</exception>
    public static EmbeddingNetwork Create(string kind, NetworkOptions? options = null)
    {
        var (defaults, make) = Find(kind);
        options ??= defaults;
        if (options.GetType() == defaults.GetType())
            return make(options);
        throw new ArgumentException(
            $"{options.GetType().Name} does not fit: {kind} takes {defaults.GetType().Name}.", nameof(options));
    }

    /// <summary>Makes a network from a description, with new random weights.</summary>
    /// <returns>The network; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The kind is unknown, or the options do not fit.</exception>
    public static EmbeddingNetwork Create(NetworkDescription description) =>
        Create(description.Kind, description.Options);

    internal static string KindOf(NetworkOptions options) =>
        Entries.First(entry => entry.Value.Defaults.GetType() == options.GetType()).Key;

    private static Entry Find(string kind) => Entries.TryGetValue(kind, out var entry) ? entry
        : throw new ArgumentException($"There is no network '{kind}'; there are {string.Join(", ", Kinds)}.");

    private sealed record Entry(NetworkOptions Defaults, Func<NetworkOptions, EmbeddingNetwork> Make);
}
