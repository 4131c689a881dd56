using System.CommandLine;
using FaceLab.Data;
using FaceLab.Data.Fetching;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data get lfw</c>: fetches a set with its sums checked, or finds it there.</summary>
internal static class GetCommand
{
    private static readonly Argument<string?> Set = new("set")
    {
        Description = "The set's name; without it they are listed.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> List = Flag("--list", "List the sets, their files, sums and mirrors.");
    private static readonly Option<string?> To = Text<string?>("--to", "FOLDER", "Where the set's folder goes; else the checkout's data/.");
    private static readonly Option<string[]> From = Text<string[]>("--from", "FOLDER", "Files fetched by hand; data/incoming is looked into too.");
    private static readonly Option<string[]> Mirror = Text<string[]>("--mirror", "URL", $"Address to try first; also in {GetOptions.MirrorVariable}.");
    private static readonly Option<string?> Catalogue = Text<string?>("--catalogue", "FILE", "JSON file with sets of your own; data/README.md shows one.");
    private static readonly Option<bool> AcceptTerms = Flag("--accept-terms", "Accept the set's terms without being asked.");
    private static readonly Option<bool> Again = Flag("--again", "Get the set anew; the old folder is kept as NAME.before.");
    private static readonly Option<bool> Verify = Flag("--verify", "Compare every byte of a set that is there, not only names and lengths.");
    private static readonly Option<int> Tries = new("--tries")
    {
        Description = "Tries with one mirror in a row that bring nothing.", DefaultValueFactory = _ => new DownloadOptions().Tries,
    };
    private static readonly Option<double> Timeout = new("--timeout")
    {
        Description = "Seconds without a byte after which a connection is given up.",
        DefaultValueFactory = _ => new DownloadOptions().StallTimeout.TotalSeconds,
    };

    public static Command Create()
    {
        var command = new Command("get", "Fetch a set of faces, check its sums, unpack it; or find it there.")
        {
            Set, List, To, From, Mirror, Catalogue, AcceptTerms, Again, Verify, Tries, Timeout,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var sets = arguments.GetValue(Catalogue) is { } file ? CatalogueFile.Read(file) : KnownSources.All;
        if (arguments.GetValue(Set) is not { } name || arguments.GetValue(List))
            return SetList.Write(sets, arguments.GetValue(Set), Console.Out);
        var source = SetList.Find(sets, name);
        var options = Options(arguments);
        var result = await DataGetter.AlreadyThereAsync(source, options, cancellationToken);
        if (result is null)
        {
            TermsOfUse.Accept(source, options.TermsAccepted);
            result = await GetAsync(source, options with { TermsAccepted = true }, cancellationToken);
        }
        Report(source, result, Path.Combine(options.DataFolder, "incoming"));
        return 0;
    }

    private static async Task<GetResult> GetAsync(DataSource source, GetOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await LongWork.RunAsync((progress, say) =>
                DataGetter.GetAsync(source, options with { Progress = progress, Say = say }, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("What has come is kept; the same command goes on from there.");
            throw;
        }
    }

    private static GetOptions Options(ParseResult arguments)
    {
        var (tries, seconds) = (arguments.GetValue(Tries), arguments.GetValue(Timeout));
        if (tries < 1)
            throw new FaceDataException($"--tries is {tries}; expected 1 or more.");
        if (!(seconds is > 0 and <= 86_400))
            throw new FaceDataException($"--timeout is {seconds}; expected seconds above 0, at most a day's.");
        return new GetOptions
        {
            DataFolder = arguments.GetValue(To) ?? DataGetter.DefaultFolder()
                ?? throw new FaceDataException("Here is no checkout of FaceLab, so there is no data folder. Name one: --to FOLDER."),
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
        Environment.GetEnvironmentVariable(GetOptions.MirrorVariable) is { } mirror && !string.IsNullOrWhiteSpace(mirror) ? [mirror] : [];

    private static void Report(DataSource source, GetResult result, string incoming)
    {
        Console.WriteLine($"{source.Name} is {(result.WasThere ? "there already, as its receipt says" : "complete")}: " +
            $"{result.Files:N0} {(result.Files == 1 ? "file" : "files")}, {result.Bytes / 1e6:N1} MB in {result.Folder}");
        foreach (var file in result.NotThere)
        {
            Console.Error.WriteLine($"Not there: {file.Name}. {file.Note} Put it into '{incoming}' and run the same command again; " +
                $"SHA-256 {file.Sha256}.");
        }
    }

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static Option<T> Text<T>(string name, string value, string description) => new(name) { Description = description, HelpName = value };
}
