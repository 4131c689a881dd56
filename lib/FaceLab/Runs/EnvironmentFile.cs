using System.Text.Json;
using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Runs;

/// <summary>Where a run was made, as <c>environment.json</c>: a list, since a run may go on with another commit or elsewhere.</summary>
internal static class EnvironmentFile
{
    /// <summary>The environments, oldest first; none where there is no file. One alone, not in a list, is read too.</summary>
    /// <exception cref="FaceDataException">Somebody changed the file.</exception>
    public static IReadOnlyList<RunEnvironment> Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                return [];
            var text = File.ReadAllText(path);
            return text.AsSpan().TrimStart().StartsWith("[")
                ? [.. RunJson.Parse<RunEnvironment?[]>(text).Select(one => one ?? throw new JsonException("One of the list is null."))]
                : [RunJson.Parse<RunEnvironment>(text)];
        }
        catch (JsonException error)
        {
            throw new FaceDataException($"'{path}' is not what a run writes: {error.Message} Delete it; the run goes on without.", error);
        }
    }

    /// <summary>Adds an environment, unless the last one differs from it in nothing but its time.</summary>
    /// <exception cref="FaceDataException">Somebody changed the file.</exception>
    public static void Add(string path, RunEnvironment environment)
    {
        var known = Read(path);
        if (known.Count == 0 || known[^1] with { Started = environment.Started } != environment)
            WholeFile.Write(path, temporary => File.WriteAllText(temporary, RunJson.Pretty<RunEnvironment[]>([.. known, environment])));
    }
}
