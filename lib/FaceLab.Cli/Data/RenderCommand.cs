using FaceLab.Synthetic;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data render FOLDER</c>: rendered faces as pictures, for tries and for other programs.</summary>
internal static class RenderCommand
{
    private static readonly SyntheticAlbumOptions Defaults = new() { Identities = 30, MostImages = 20 };

    private static readonly Argument<string> Folder = new("folder") { Description = "The folder; it must not exist." };

    private static readonly Option<int> People = Usual("--people", "The number of people.", Defaults.Identities);

    private static readonly Option<int> MostImages = Usual("--most-images",
        "The pictures of the first person; the second has half as many, the third a third.", Defaults.MostImages);

    private static readonly Option<int> Size =
        Usual("--size", "The side of a picture in pixels.", Defaults.Faces.Size);

    public static Command Create() => MakeCommand("render",
        "Write rendered faces as a folder of pictures with boxes, landmarks and ratings. One picture is cut short " +
        "and one stands under two names, as in real sets.", Run, Folder, People, MostImages, Size, Seed, Json)
        .WithExamples(CommandHelp.Pictures, "facelab data stats faces");

    private static int Run(ParseResult line, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(line.GetRequiredValue(Folder));
        if (Path.Exists(folder))
            throw new IOException($"'{folder}' exists already: name another folder.");
        var faces = SyntheticAlbum.Write(folder, new()
        {
            Identities = line.GetValue(People), MostImages = line.GetValue(MostImages),
            Faces = new() { Size = line.GetValue(Size), Seed = line.GetValue(Seed) },
        }, cancellationToken);
        if (line.GetValue(Json))
            Output.Json(new { Folder = folder, Images = faces.Count, People = faces.Identities.Count });
        else
            Output.Facts("Rendered faces", [("images", $"{faces.Count:N0}"),
                ("people", $"{faces.Identities.Count:N0}"), ("folder", folder)]);
        return 0;
    }
}
