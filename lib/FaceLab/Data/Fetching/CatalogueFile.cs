using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceLab.Data.Fetching;

/// <summary>Reads the user's own sets from a JSON file.</summary>
/// <remarks>
/// <c>{"sets": [{"name": ..., "title": ..., "terms": ..., "citation": ..., "files": [...]}]}</c>: the property names
/// are those of <see cref="DataSource"/> and <see cref="DataFile"/> with a small first letter. data/README.md shows
/// one.
/// </remarks>
public static class CatalogueFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads and checks every set in the file.</summary>
    /// <exception cref="FaceDataException">The file is missing or not such JSON (the message has line and property), or
    /// a set in it is not valid.</exception>
    public static IReadOnlyList<DataSource> Read(string path)
    {
        var sets = Parse(path).Sets;
        foreach (var set in sets)
            (set ?? throw new FaceDataException($"The catalogue '{path}' has a set that is null. Correct it."))
                .Validate();
        if (sets.CountBy(set => set.Name).FirstOrDefault(name => name.Value > 1).Key is { } twice)
            throw new FaceDataException($"The catalogue '{path}' has the set '{twice}' twice; expected different " +
                "names. Correct it.");
        return sets;
    }

    private static Catalogue Parse(string path)
    {
        if (!File.Exists(path))
            throw new FaceDataException($"There is no catalogue '{path}'. Correct the name.");
        try
        {
            return JsonSerializer.Deserialize<Catalogue>(File.ReadAllBytes(path), Json)
                ?? throw new JsonException("it is null");
        }
        catch (JsonException error)
        {
            var reason = error.Message.ReplaceLineEndings(" ");
            throw new FaceDataException($"The catalogue '{path}' cannot be read: {reason} Expected JSON like that in " +
                "data/README.md.", error);
        }
    }

    private sealed record Catalogue
    {
        public required IReadOnlyList<DataSource> Sets { get; init; }
    }
}
