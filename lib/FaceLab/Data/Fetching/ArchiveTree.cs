namespace FaceLab.Data.Fetching;

/// <summary>The files and folders that an archive has named so far; tells names that get into each other's way.</summary>
/// <remarks>Names that differ only by case are one on Windows and macOS, so they are refused everywhere.</remarks>
internal sealed class ArchiveTree(int maximumEntries)
{
    private readonly Node root = new("", isFolder: true);
    private int listed;
    private int made;

    /// <summary>Takes in one entry, and the folders that its name implies.</summary>
    /// <returns>Why it is refused, to go on after "its entry ...", or <see langword="null"/>. A folder may be listed again.</returns>
    public string? Add(string[] segments, bool isFolder)
    {
        if (++listed > maximumEntries)
            return TooMany;
        var at = root;
        for (var i = 0; i < segments.Length; i++)
        {
            var last = i == segments.Length - 1;
            var known = at.Children.TryGetValue(segments[i], out var next);
            if (!known && ++made > maximumEntries)
                return TooMany;
            if (known && WhyInTheWay(next!, segments[i], last, isFolder) is { } reason)
                return reason;
            if (!known)
                at.Children.Add(segments[i], next = new Node(segments[i], !last || isFolder));
            at = next!;
        }
        return null;
    }

    private string TooMany => $"is one too many: at most {maximumEntries:N0} files and folders are unpacked";

    private static string? WhyInTheWay(Node there, string name, bool last, bool isFolder)
    {
        if (there.Name != name)
            return $"differs from '{EntryName.Shown(there.Name)}' only by case";
        if (!there.IsFolder)
            return last && !isFolder ? "comes twice" : $"uses the file '{EntryName.Shown(name)}' as a folder";
        return last && !isFolder ? "is a file where a folder of that name is" : null;
    }

    private sealed class Node(string name, bool isFolder)
    {
        private Dictionary<string, Node>? children;

        public string Name { get; } = name;

        public bool IsFolder { get; } = isFolder;

        public Dictionary<string, Node> Children => children ??= new(StringComparer.OrdinalIgnoreCase);
    }
}
