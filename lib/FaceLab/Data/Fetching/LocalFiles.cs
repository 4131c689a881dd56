namespace FaceLab.Data.Fetching;

/// <summary>Files that people fetched by hand: taken if they have the right sum, and only read.</summary>
internal sealed class LocalFiles(DataSource source, GetOptions options, DataPlaces places)
{
    /// <summary>Whether there is a file of that name to look at.</summary>
    public bool Has(DataFile file) => Candidates(file).Any();

    /// <returns>The full path of a file with the right sum, or <see langword="null"/>. Others of its name are reported.</returns>
    /// <exception cref="FaceDataException">A folder that the user named is not there.</exception>
    public async Task<string?> FindAsync(DataFile file, CancellationToken cancellationToken)
    {
        foreach (var path in Candidates(file))
        {
            if (await FileSum.IsRightAsync(path, file, cancellationToken))
                return path;
            options.Say?.Invoke($"'{path}' is not used: it has {new FileInfo(path).Length:N0} bytes and SHA-256 " +
                $"{await FileSum.OfAsync(path, cancellationToken)}; expected {file.Sha256}.");
        }
        return null;
    }

    private IEnumerable<string> Candidates(DataFile file)
    {
        foreach (var folder in options.From)
        {
            if (!Directory.Exists(folder))
                throw new FaceDataException($"'{folder}' is no folder; expected one with files fetched by hand, such as '{file.Name}'. Correct it.");
        }
        return options.From.Append(places.Incoming)
            .SelectMany(folder => (string[])[Path.Combine(folder, file.Name), Path.Combine(folder, source.Name, file.Name)])
            .Select(Path.GetFullPath).Where(File.Exists).Distinct();
    }
}
