using FaceLab.Data;

namespace FaceLab.Runs;

/// <summary>All runs under a folder.</summary>
public static class TrainingRuns
{
    /// <summary>Opens the runs whose folders lie in a folder, by name; a folder without <c>config.json</c> is no run.</summary>
    /// <param name="folder">The folder of runs.</param>
    /// <param name="onBad">Told of a run whose config cannot be read, which is left out.</param>
    /// <exception cref="FaceDataException">There is no such folder.</exception>
    public static IReadOnlyList<TrainingRun> In(string folder, Action<string>? onBad = null)
    {
        if (!Directory.Exists(folder))
            throw new FaceDataException($"There is no folder of runs '{folder}': `facelab train` makes one, or name another.");
        var runs = new List<TrainingRun>();
        foreach (var inside in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Where(inside => File.Exists(Path.Combine(inside, "config.json"))))
        {
            try
            {
                runs.Add(TrainingRun.Open(inside));
            }
            catch (FaceDataException error)
            {
                onBad?.Invoke(error.Message);
            }
        }
        return runs;
    }
}
