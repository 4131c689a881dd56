using System.CommandLine;
using System.Globalization;
using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data cache clear [NAME | --all | --older-than DAYS]</c>: deletes caches, and nothing that is not one of ours.</summary>
internal static class CacheClearCommand
{
    private static readonly Argument<string?> Named = new("name") { Description = "As the list names it.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> All = new("--all") { Description = "Every cache." };
    private static readonly Option<double?> OlderThan = new("--older-than") { Description = "Every cache not used for so many days." };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask." };

    public static Command Create()
    {
        var command = new Command("clear", "Delete caches; the next preparation makes them again.")
        {
            Named, All, OlderThan, Yes, CacheFolderOption.Option,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        var folder = CacheFolderOption.Of(line);
        var chosen = Chosen(line, CacheListing.Of(folder), folder).ToList();
        if (chosen.Count == 0)
        {
            Console.WriteLine($"nothing to clear in {folder}");
            return 0;
        }
        if (!line.GetValue(Yes) && !Agreed(chosen))
        {
            Console.Error.WriteLine("facelab: nothing was deleted. Answer 'yes', or give --yes.");
            return 1;
        }
        return chosen.Select(Clear).ToList().TrueForAll(cleared => cleared) ? 0 : 1;
    }

    private static IEnumerable<CacheListing> Chosen(ParseResult line, IReadOnlyList<CacheListing> caches, string folder)
    {
        var (name, all, days) = (line.GetValue(Named), line.GetValue(All), line.GetValue(OlderThan));
        if ((name is null ? 0 : 1) + (all ? 1 : 0) + (days is null ? 0 : 1) != 1)
            throw new ArgumentException("Say which caches: a name as 'facelab data cache list' shows it, or --all, or --older-than DAYS.");
        if (days is { } given && !(given >= 0))
            throw new ArgumentException($"--older-than is a number of days from 0 on, not {given.ToString(CultureInfo.InvariantCulture)}.");
        if (name is not null)
            return [caches.FirstOrDefault(cache => cache.Name == name) ?? throw new FaceDataException(
                $"There is no cache '{name}' in '{folder}'. 'facelab data cache list' shows those that are there; other folders are never deleted.")];
        return all ? caches : caches.Where(cache => (DateTime.UtcNow - cache.LastUsed).TotalDays > days);
    }

    private static bool Agreed(List<CacheListing> chosen)
    {
        foreach (var cache in chosen)
            Console.WriteLine(CacheCommand.Describe(cache));
        Console.Write($"Delete {(chosen.Count == 1 ? "it" : $"these {chosen.Count}")}? yes or no: ");
        return string.Equals(Console.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Clear(CacheListing cache)
    {
        try
        {
            var deleted = cache.Delete();
            (deleted ? Console.Out : Console.Error).WriteLine(deleted
                ? $"deleted {cache.Name}, {cache.Bytes / 1e6:N1} MB"
                : $"facelab: '{cache.Name}' is being made by another process: it stays.");
            return deleted;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"facelab: {error.Message}");
            return false;
        }
    }
}
