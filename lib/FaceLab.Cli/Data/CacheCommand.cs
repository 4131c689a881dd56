using System.CommandLine;
using FaceLab.Faces;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data cache ...</c>: what is cached, and clearing it.</summary>
internal static class CacheCommand
{
    public static Command Create() => new("cache", "Look at prepared faces on the disk, and clear them.") { List(), CacheClearCommand.Create() };

    private static Command List()
    {
        var command = new Command("list", "What is cached, how large it is and when it was last used.") { CacheFolderOption.Option };
        command.SetAction(line =>
        {
            var folder = CacheFolderOption.Of(line);
            var caches = CacheListing.Of(folder);
            Console.WriteLine(caches.Count == 0 ? $"no cache in {folder}" : $"{folder}: {caches.Sum(cache => cache.Bytes) / 1e6:N1} MB");
            foreach (var cache in caches)
                Console.WriteLine(Describe(cache));
        });
        return command;
    }

    /// <summary>A cache in one line.</summary>
    public static string Describe(CacheListing cache) =>
        $"{cache.Name}  {cache.State.ToString().ToLowerInvariant()}  {cache.Bytes / 1e6:N1} MB  {cache.LastUsed:yyyy-MM-dd}" +
        (cache.State == CacheState.Whole ? $"  {cache.Faces:N0} faces, {cache.Unreadable:N0} unreadable  {cache.Parameters}" : "");
}
