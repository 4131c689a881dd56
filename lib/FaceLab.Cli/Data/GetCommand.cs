using FaceLab.Data;
using FaceLab.Data.Fetching;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data get lfw</c>: fetches a set and checks its sums, unless it is already there.</summary>
internal static class GetCommand
{
    private static readonly Argument<string?> Set = new("set")
    { Description = "The set's name; without a name all sets are listed.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<bool> List = Optional<bool>("--list",
        "List the sets, their files, SHA-256 sums and mirrors.");

    private static readonly Option<string?> To =
        Optional<string?>("--to", "The place of the set's folder; if not given, data/ of the checkout.", "FOLDER");

    private static readonly Option<string[]> From =
        Optional<string[]>("--from", "Files fetched by hand; data/incoming is searched too.", "FOLDER");

    private static readonly Option<string[]> Mirror =
        Optional<string[]>("--mirror", $"A mirror to try first; {GetOptions.MirrorVariable} can name one too.", "URL");

    private static readonly Option<string?> Catalogue =
        Optional<string?>("--catalogue", "JSON file with sets of your own; data/README.md shows one.", "FILE");

    private static readonly Option<bool> AcceptTerms =
        Optional<bool>("--accept-terms", "Accept the set's terms without being asked.");

    private static readonly Option<bool> Again =
        Optional<bool>("--again", "Get the set anew; the old folder is kept as NAME.before.");

    private static readonly Option<bool> Verify =
        Optional<bool>("--verify", "Compare every byte of a set that is there, not only names and lengths.");

    private static readonly Option<int> Tries =
        Usual("--tries", "Tries in a row without new data before a mirror is given up.", new DownloadOptions().Tries);

    private static readonly Option<double> Timeout = Usual("--timeout",
        "Seconds without a byte after which a connection is given up.",
        new DownloadOptions().StallTimeout.TotalSeconds);

    public static Command Create()
    {
        var command = new DocumentedCommand("get",
            "Fetch a set of faces, check its sums and unpack it, unless it is there.")
            { Set, List, To, From, Mirror, Catalogue, AcceptTerms, Again, Verify, Tries, Timeout, Json };
        command.SetAction(RunAsync);
        return command.WithExamples("facelab data get", "facelab data get lfw --list");
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var sets = arguments.GetValue(Catalogue) is { } file ? CatalogueFile.Read(file) : KnownSources.All;
        if (arguments.GetValue(Set) is not { } name || arguments.GetValue(List))
            return Write(sets, arguments.GetValue(Set), arguments.GetValue(Json));
        var source = Find(sets, name);
        var options = Options(arguments);
        var result = await DataGetter.AlreadyThereAsync(source, options, cancellationToken);
        if (result is null)
        {
            AcceptTermsOf(source, options.TermsAccepted);
            result = await GetAsync(source, options with { TermsAccepted = true }, cancellationToken);
        }
        Report(source, result, Path.Combine(options.DataFolder, "incoming"), arguments.GetValue(Json));
        return 0;
    }

    private static async Task<GetResult> GetAsync(DataSource source, GetOptions options,
        CancellationToken cancellationToken)
    {
        try
        {
            return await LongWork.RunAsync((progress, say) =>
                DataGetter.GetAsync(source, options with { Progress = progress, Say = say }, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("The download so far is kept; the same command continues it.");
            throw;
        }
    }

    private static GetOptions Options(ParseResult arguments)
    {
        var (tries, seconds) = (arguments.GetValue(Tries), arguments.GetValue(Timeout));
        if (tries < 1)
            throw new FaceDataException($"--tries is {tries}; expected 1 or more.");
        if (!(seconds is > 0 and <= 86_400))
            throw new FaceDataException($"--timeout is {seconds}; expected seconds, above 0 and at most 86,400.");
        return new GetOptions
        {
            DataFolder = arguments.GetValue(To) ?? DataGetter.DefaultFolder()
                ?? throw new FaceDataException("There is no checkout of FaceLab here, so there is no data folder. " +
                    "Name one: --to FOLDER."),
            From = arguments.GetValue(From) ?? [],
            Mirrors = [.. arguments.GetValue(Mirror) ?? [], .. FromEnvironment()],
            TermsAccepted = arguments.GetValue(AcceptTerms),
            Again = arguments.GetValue(Again),
            Verify = arguments.GetValue(Verify),
            Say = Console.Error.WriteLine,
            Download = new DownloadOptions { Tries = tries, StallTimeout = TimeSpan.FromSeconds(seconds) },
        };
    }

    private static string[] FromEnvironment() =>
        Environment.GetEnvironmentVariable(GetOptions.MirrorVariable) is { } mirror &&
            !string.IsNullOrWhiteSpace(mirror) ? [mirror] : [];

    private static void Report(DataSource source, GetResult result, string incoming, bool json)
    {
        var state = result.WasThere ? "there already, as its receipt says" : "complete";
        if (json)
            Output.Json(new
            {
                Set = source.Name, result.Folder, result.WasThere, result.Files, result.Bytes,
                NotThere = result.NotThere.Select(file => file.Name),
            });
        else
            Console.WriteLine($"{source.Name} is {state}: " +
            $"{result.Files:N0} {(result.Files == 1 ? "file" : "files")}, {result.Bytes / 1e6:N1} MB in " +
                $"{result.Folder}");
        foreach (var file in result.NotThere)
            Console.Error.WriteLine($"Not there: {file.Name}. {file.Note} Put it into '{incoming}' and run the same " +
                $"command again; SHA-256 {file.Sha256}.");
    }

    /// <exception cref="FaceDataException">No set has that name.</exception>
    private static DataSource Find(IReadOnlyList<DataSource> sets, string name) =>
        sets.FirstOrDefault(set => set.Name == name)
            ?? throw new FaceDataException($"There is no set '{name}'; there are: " +
            $"{string.Join(", ", sets.Select(set => set.Name))}. Add sets of your own with --catalogue FILE.");

    /// <summary>Lists all sets of a catalogue, or the one named.</summary>
    private static int Write(IReadOnlyList<DataSource> all, string? name, bool json)
    {
        var sets = name is null ? all : [Find(all, name)];
        if (json)
            Output.Json(sets);
        foreach (var set in json ? [] : sets)
        {
            Console.WriteLine($"{set.Name}: {set.Title}");
            foreach (var file in set.Files)
            {
                var length = file.Bytes is { } bytes ? $"{bytes:N0} bytes" : "length unknown";
                Console.WriteLine($"  {file.Name}, {length}{(file.Optional ? ", optional" : "")}");
                string[] lines = [$"sha256 {file.Sha256}", .. file.Mirrors.Select(mirror => $"{mirror}"),
                    .. file.Note is { } note ? [note] : (string[])[]];
                foreach (var line in lines)
                    Console.WriteLine($"    {line}");
            }
        }
        return 0;
    }

    /// <summary>Shows a set's terms and asks for a yes, before anything is fetched.</summary>
    /// <exception cref="FaceDataException">There is no yes, or nobody to give it.</exception>
    private static void AcceptTermsOf(DataSource source, bool accepted)
    {
        Console.Error.WriteLine($"{source.Title}\n\nTerms: {source.Terms}\n\nCitation: {source.Citation}\n");
        if (accepted)
            return;
        if (Console.IsInputRedirected)
            throw new FaceDataException($"'{source.Name}' is fetched only after its terms, above, are accepted: " +
                "run the command in a terminal, or add --accept-terms.");
        Console.Error.Write("Type yes to accept the terms: ");
        if (!Output.ReadYes())
            throw new FaceDataException("The terms were not accepted; nothing was fetched.");
    }
}
