using FaceLab.Data;
using FaceLab.Faces;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data cache list</c> and <c>facelab data cache clear</c>.</summary>
internal static class CacheCommand
{
    private static readonly Argument<string?> Named = new("name")
    { Description = "The cache's name, as 'list' shows it.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<bool> All = Optional<bool>("--all", "Every cache.");
    private static readonly Option<double?> OlderThan = Optional<double?>("--older-than",
        "Every cache that was not used for this number of days.");
    private static readonly Option<bool> Yes = Optional<bool>("--yes", "Do not ask.");

    public static Command Create() => new("cache", "List the caches of prepared faces, and delete them.")
    {
        MakeCommand("list", "List the caches, each with its size and the day of its last use.", (line, _) =>
            List(CacheOf(line), line.GetValue(Json)), Cache, Json)
            .WithExamples("facelab data cache list"),
        MakeCommand("clear", "Delete caches; the next preparation makes them again.", (line, _) => Clear(line),
            Named, All, OlderThan, Yes, Cache, Json).WithExamples("facelab data cache clear --older-than 90 --yes"),
    };

    private static int List(string folder, bool json)
    {
        var caches = CacheListing.Of(folder);
        if (json)
        {
            Output.Json(caches);
            return 0;
        }
        Console.WriteLine(caches.Count == 0 ? $"no cache in {folder}"
            : $"{folder}: {caches.Sum(cache => cache.Bytes) / 1e6:N1} MB");
        foreach (var cache in caches)
            Console.WriteLine(Describe(cache));
        return 0;
    }

    /// <summary>Describes a cache in one line.</summary>
    private static string Describe(CacheListing cache) =>
        $"{cache.Name}  {cache.State.ToString().ToLowerInvariant()}  {cache.Bytes / 1e6:N1} MB  " +
            $"{cache.LastUsed:yyyy-MM-dd}" +
        (cache.State == CacheState.Whole
            ? $"  {cache.Faces:N0} faces, {cache.Unreadable:N0} unreadable  {cache.Parameters}" : "");

    private static int Clear(ParseResult line)
    {
        var (folder, json) = (CacheOf(line), line.GetValue(Json));
        var chosen = Chosen(line, CacheListing.Of(folder), folder).ToList();
        if (json && !line.GetValue(Yes))
            throw new ArgumentException("With --json nobody is asked: add --yes.");
        if (chosen.Count == 0 && !json)
        {
            Console.WriteLine($"nothing to clear in {folder}");
            return 0;
        }
        if (!line.GetValue(Yes) && !Agreed(chosen))
        {
            Output.Note("nothing was deleted. Answer 'yes', or give --yes.");
            return 1;
        }
        var deleted = chosen.ToLookup(Delete);
        if (json)
            Output.Json(new { Deleted = deleted[true], Kept = deleted[false] });
        foreach (var cache in json ? [] : deleted[true])
            Console.WriteLine($"deleted {cache.Name}, {cache.Bytes / 1e6:N1} MB");
        return deleted[false].Any() ? 1 : 0;
    }

    private static IEnumerable<CacheListing> Chosen(ParseResult line, IReadOnlyList<CacheListing> caches, string folder)
    {
        var (name, all, days) = (line.GetValue(Named), line.GetValue(All), line.GetValue(OlderThan));
        if ((name is null ? 0 : 1) + (all ? 1 : 0) + (days is null ? 0 : 1) != 1)
            throw new ArgumentException(
                "Say which caches: a name as 'facelab data cache list' shows it, or --all, or --older-than DAYS.");
        if (days is { } given && !(given >= 0))
            throw new ArgumentException(Invariant($"--older-than takes a number of days, 0 or more, not {given}."));
        if (name is not null)
            return [caches.FirstOrDefault(cache => cache.Name == name) ?? throw new FaceDataException(
                $"There is no cache '{name}' in '{folder}'. 'facelab data cache list' shows those that are there; " +
                "other folders are never deleted.")];
        return all ? caches : caches.Where(cache => (DateTime.UtcNow - cache.LastUsed).TotalDays > days);
    }

    private static bool Agreed(List<CacheListing> chosen)
    {
        foreach (var cache in chosen)
            Console.WriteLine(Describe(cache));
        Console.Write($"Delete {(chosen.Count == 1 ? "it" : $"these {chosen.Count}")}? yes or no: ");
        return Output.ReadYes();
    }

    private static bool Delete(CacheListing cache)
    {
        try
        {
            var deleted = cache.Delete();
            if (!deleted)
                Output.Note($"'{cache.Name}' is being made by another process: it is kept.");
            return deleted;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Output.Note(error.Message);
            return false;
        }
    }
}
