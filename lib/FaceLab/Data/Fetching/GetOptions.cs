namespace FaceLab.Data.Fetching;

/// <summary>The options for getting a set: its place, and the sources of its files.</summary>
public sealed record GetOptions
{
    /// <summary>The environment variable that names a mirror, an http or https address, for every set.</summary>
    public const string MirrorVariable = "FACELAB_MIRROR";

    /// <summary>The folder that sets lie in; a set gets a folder of its own name in it.</summary>
    public required string DataFolder { get; init; }

    /// <summary>True if the user accepts the set's terms; otherwise no file is taken from a mirror or from a
    /// folder.</summary>
    public bool TermsAccepted { get; init; }

    /// <summary>The folders with files fetched by hand, searched before <c>incoming</c> in the data folder. Nothing is
    /// written into them.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>The addresses to try before the files' own: a file's address is <c>ADDRESS/NAME</c>, and "{set}" stands
    /// for the set's name.</summary>
    public IReadOnlyList<string> Mirrors { get; init; } = [];

    /// <summary>True to get the set again, even if it is there; the old folder is renamed to
    /// <c>NAME.before</c>.</summary>
    public bool Again { get; init; }

    /// <summary>True to compare every byte of a set that is there, not only names and lengths.</summary>
    public bool Verify { get; init; }

    /// <summary>The options of the downloader.</summary>
    public DownloadOptions Download { get; init; } = new();

    /// <summary>The listener for the progress.</summary>
    public IProgress<DataProgress>? Progress { get; init; }

    /// <summary>The listener for problems on the way, each in one sentence.</summary>
    public Action<string>? Say { get; init; }

    /// <summary>Returns a file with all its mirrors, those of these options first.</summary>
    /// <exception cref="FaceDataException">A mirror is not an http or https address.</exception>
    internal DataFile WithMirrors(DataSource source, DataFile file) =>
        file with { Mirrors = [.. Mirrors.Select(mirror => Address(mirror, source, file)), .. file.Mirrors] };

    private static Uri Address(string mirror, DataSource source, DataFile file)
    {
        var folder = mirror.Replace("{set}", source.Name, StringComparison.Ordinal).TrimEnd('/');
        var text = $"{folder}/{Uri.EscapeDataString(file.Name)}";
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && DataFile.IsMirror(address) ? address
            : throw new FaceDataException($"The mirror '{mirror}' is no address; expected one like " +
                "http://server/faces, without a user's name. Name a folder with --from.");
    }
}
