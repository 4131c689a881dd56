using FaceLab.Data;
using FaceLab.Data.Fetching;

namespace FaceLab.Cli.Data;

/// <summary>The sets of a catalogue, for people.</summary>
internal static class SetList
{
    /// <exception cref="FaceDataException">There is none of that name.</exception>
    public static DataSource Find(IReadOnlyList<DataSource> sets, string name)
    {
        var names = string.Join(", ", sets.Select(set => set.Name));
        return sets.FirstOrDefault(set => set.Name == name)
            ?? throw new FaceDataException($"There is no set '{name}'; there are: {names}. Sets of your own come by --catalogue FILE.");
    }

    /// <summary>Writes all of them, or the one named.</summary>
    public static int Write(IReadOnlyList<DataSource> sets, string? name, TextWriter output)
    {
        foreach (var set in name is null ? sets : [Find(sets, name)])
        {
            output.WriteLine($"{set.Name}: {set.Title}");
            foreach (var file in set.Files)
            {
                var length = file.Bytes is { } bytes ? $"{bytes:N0} bytes" : "length unknown";
                output.WriteLine($"  {file.Name}, {length}{(file.Optional ? ", optional" : "")}");
                output.WriteLine($"    sha256 {file.Sha256}");
                foreach (var mirror in file.Mirrors)
                    output.WriteLine($"    {mirror}");
                if (file.Note is { } note)
                    output.WriteLine($"    {note}");
            }
        }
        return 0;
    }
}
