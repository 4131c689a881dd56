using System.Text.Json;

namespace FaceLab.Networks;

/// <summary>The networks by name.</summary>
public static class EmbeddingNetworks
{
    private static readonly Lock Guard = new();

    private static readonly SortedDictionary<string, Entry> Entries = new(StringComparer.Ordinal)
    {
        [SmallResNet.Kind] = Entry.Of((SmallResNetOptions options) => new SmallResNet(options)),
        [Nn4Small2.Kind] = Entry.Of((Nn4Small2Options options) => new Nn4Small2(options)),
        [MobileFaceNet.Kind] = Entry.Of((MobileFaceNetOptions options) => new MobileFaceNet(options)),
        [TinyDarknet.Kind] = Entry.Of((TinyDarknetOptions options) => new TinyDarknet(options)),
        [Vgg16Bn.Kind] = Entry.Of((Vgg16BnOptions options) => new Vgg16Bn(options)),
    };

    /// <summary>All names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Kinds
    {
        get
        {
            lock (Guard)
                return [.. Entries.Keys];
        }
    }

    /// <summary>Makes a network known by a name; the same name again replaces it.</summary>
    /// <param name="kind">Its name, not blank.</param>
    /// <param name="make">Makes it from options.</param>
    /// <typeparam name="TOptions">Its options, whose defaults are those of a fresh object.</typeparam>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static void Register<TOptions>(string kind, Func<TOptions, EmbeddingNetwork> make) where TOptions : NetworkOptions, new()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(make);
        lock (Guard)
            Entries[kind] = Entry.Of(make);
    }

    /// <summary>The options that a kind has, with their defaults.</summary>
    /// <exception cref="ArgumentException">The kind is unknown.</exception>
    public static NetworkOptions DefaultOptions(string kind) => Find(kind).Defaults();

    /// <summary>Makes a network with fresh weights; <c>torch.manual_seed</c> decides which.</summary>
    /// <param name="kind">Its name.</param>
    /// <param name="options">What to make it with; <see langword="null"/> for the defaults.</param>
    /// <returns>The network; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The kind is unknown, the options are another network's, or one is out of its range.</exception>
    public static EmbeddingNetwork Create(string kind, NetworkOptions? options = null) => Find(kind).Make(options ?? DefaultOptions(kind));

    /// <summary>As above, from options in JSON, for example <c>{"width": 16, "precision": {"compute": "BFloat16", "channelsLast": true}}</c>.</summary>
    /// <param name="kind">Its name.</param>
    /// <param name="options">An object; what it leaves out has its default.</param>
    /// <returns>The network; the caller owns it.</returns>
    /// <exception cref="JsonException">The kind or an option is unknown or of the wrong type.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static EmbeddingNetwork Create(string kind, JsonElement options) => Create(NetworkDescriptionConverter.Read(kind, options));

    /// <summary>Makes a network of the described shape with fresh weights.</summary>
    /// <returns>The network; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The kind is unknown, the options are another network's, or one is out of its range.</exception>
    public static EmbeddingNetwork Create(NetworkDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return Create(description.Kind, description.Options);
    }

    internal static string Unknown(string kind) =>
        $"There is no network '{kind}'; there are {string.Join(", ", Kinds)}. EmbeddingNetworks.Register adds one.";

    private static Entry Find(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        lock (Guard)
            return Entries.TryGetValue(kind, out var entry) ? entry : throw new ArgumentException(Unknown(kind), nameof(kind));
    }

    private sealed record Entry(Func<NetworkOptions> Defaults, Func<NetworkOptions, EmbeddingNetwork> Make)
    {
        public static Entry Of<TOptions>(Func<TOptions, EmbeddingNetwork> make) where TOptions : NetworkOptions, new() => new(
            () => new TOptions(),
            options => options is TOptions fitting
                ? make(fitting)
                : throw new ArgumentException($"{options.GetType().Name} does not fit: this network takes {typeof(TOptions).Name}.", nameof(options)));
    }
}
