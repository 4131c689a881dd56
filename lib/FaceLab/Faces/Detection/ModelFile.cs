using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Where trained models lie.</summary>
public static class ModelFile
{
    /// <summary>The environment variable that names a folder of models, or several as PATH does.</summary>
    public const string Variable = "FACELAB_MODELS";

    private static readonly string[] SystemFolders = ["/usr/share/dlib", "/usr/local/share/dlib"];

    /// <summary>The first of: the path given, the folders in <c>FACELAB_MODELS</c>, <c>data/models</c> of the checkout, the system's folders.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="path">The file or its folder; nothing else is looked at then.</param>
    /// <returns>The file's path; null where there is none.</returns>
    public static string? Find(string name, string? path = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (path is not null)
            return Directory.Exists(path) ? Existing(Path.Combine(path, name)) : Existing(path);
        return Folders().Select(folder => Existing(Path.Combine(folder, name))).FirstOrDefault(found => found is not null);
    }

    /// <summary>Where <see cref="Find"/> looks, for a message.</summary>
    internal static string Places(string? path) => path is not null ? $"at '{path}'" : $"in {string.Join(", ", Folders().Select(folder => $"'{folder}'"))}";

    /// <summary>Reads a whole file, unless it is absurdly large.</summary>
    internal static byte[] Read(string path, long largest)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > largest)
                throw new FaceDataException($"'{path}' has {stream.Length:N0} bytes, more than the {largest:N0} that a model may have: it is another file.");
            var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FaceDataException($"'{path}' cannot be read: {error.Message} Check its permissions, or fetch it again.", error);
        }
    }

    /// <summary>The folders that <c>FACELAB_MODELS</c> names.</summary>
    internal static string[] Wished(string? wish) =>
        wish?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Folders of models in the order in which they are looked at: wished ones, the checkout's, the system's.</summary>
    internal static string[] Folders(string? wish, string startFolder, IEnumerable<string> systemFolders)
    {
        var checkout = FaceSource.CheckoutAbove(startFolder);
        return [.. Wished(wish), .. checkout is null ? [] : (string[])[Path.Combine(checkout, "data", "models")], .. systemFolders];
    }

    private static string[] Folders() => Folders(Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory(), SystemFolders);

    private static string? Existing(string path) => File.Exists(path) ? Path.GetFullPath(path) : null;
}
