using System.Net;
using System.Net.Sockets;
using FaceLab.Data.Fetching;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>One file from mirrors that are good, bad, slow or gone.</summary>
public sealed class DownloaderTests : DownloaderTestBase
{
    private readonly ServedFile good = new(300_000, seed: 1);

    [Fact]
    public async Task A_file_comes_whole_and_nothing_else_is_left()
    {
        var heard = new List<DataProgress>();
        var file = File(good, Server.At("/good", good));

        Assert.Equal(good.Content, await FetchAsync(file, progress: new Listener(heard.Add)));

        Assert.Equal([Target], Directory.GetFileSystemEntries(Folder));
        Assert.Equal(new DataProgress("download faces.bin", 0, 300_000), heard[0]);
        Assert.Equal(new DataProgress("download faces.bin", 300_000, 300_000), heard[^1]);
        Assert.Empty(Said);
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        var empty = new ServedFile([]);

        Assert.Empty(await FetchAsync(File(empty, Server.At("/empty", empty))));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_asked_for()
    {
        var file = File(good, Server.At("/good", good));
        await FetchAsync(file);

        Assert.Equal(good.Content, await FetchAsync(file));

        Assert.Single(Server.Asked);
    }

    [Fact]
    public async Task A_file_of_that_name_with_another_sum_is_replaced()
    {
        await System.IO.File.WriteAllTextAsync(Target, "something else");

        Assert.Equal(good.Content, await FetchAsync(File(good, Server.At("/good", good))));
    }

    [Fact]
    public async Task A_wrong_sum_names_both_sums_and_goes_to_the_next_mirror()
    {
        var bad = new ServedFile(300_000, seed: 2);
        var file = File(good, Server.At("/bad", bad), Server.At("/good", good));

        Assert.Equal(good.Content, await FetchAsync(file));

        Assert.Equal(["/bad", "/good"], Server.Asked.Select(asked => asked.Path));
        Assert.Contains(bad.Sum, Said);
        Assert.Contains(good.Sum, Said);
    }

    [Fact]
    public async Task A_wrong_sum_from_the_only_mirror_leaves_no_part()
    {
        var bad = new ServedFile(300_000, seed: 2);

        var message = await FailAsync(File(good, Server.At("/bad", bad)));

        Assert.Contains($"SHA-256 {bad.Sum}; expected {good.Sum}", message);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
        Assert.Single(Server.Asked);
    }

    [Fact]
    public async Task A_missing_file_is_looked_for_at_the_next_mirror_at_once()
    {
        var file = File(good, Server.At("/gone", 404), Server.At("/good", good));

        Assert.Equal(good.Content, await FetchAsync(file));

        Assert.Equal(["/gone", "/good"], Server.Asked.Select(asked => asked.Path));
        Assert.Contains("404 Not Found", Said);
    }

    [Fact]
    public async Task If_all_mirrors_fail_each_is_named_with_its_reason()
    {
        var bad = new ServedFile(300_000, seed: 2);
        Uri[] mirrors = [Server.At("/gone", 404), Server.At("/secret", 403), Server.At("/ill", 500),
            Server.At("/bad", bad), NobodyListens()];

        var message = await FailAsync(File(good, mirrors));

        Assert.Contains($"{mirrors[0]}: 404 Not Found;", message);
        Assert.Contains($"{mirrors[1]}: 403 Forbidden;", message);
        Assert.Contains($"{mirrors[2]}: 500 Internal Server Error (try 3);", message);
        Assert.Contains($"{mirrors[3]}: sent 300,000 bytes with SHA-256 {bad.Sum}", message);
        Assert.Contains($"{mirrors[4]}: Connection refused (try 3)", message);
    }

    [Fact]
    public async Task A_file_without_a_mirror_says_so() =>
        Assert.Contains("it has no mirror", await FailAsync(File(good)));

    [Fact]
    public async Task A_server_that_is_ill_for_a_while_is_asked_again()
    {
        var answers = new Queue<int>([503, 429, 202]);
        var mirror = Server.At("/good", context =>
        {
            if (!answers.TryDequeue(out var status))
                return good.AnswerAsync(context);
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        Assert.Equal(good.Content, await FetchAsync(File(good, mirror), Quick with { Tries = 4 }));

        Assert.Equal(4, Server.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_stops_sending_is_given_up_and_its_bytes_are_kept()
    {
        good.StallsAfter.Enqueue(100_000);
        var file = File(good, Server.At("/slow", good));

        var message = await FailAsync(file, Quick with { StallTimeout = TimeSpan.FromSeconds(0.5), MaximumTries = 1 });

        // All 100,000 bytes unless this machine itself stood still for so long.
        var there = await System.IO.File.ReadAllBytesAsync(Part);
        Assert.InRange(there.Length, 0, 100_000);
        Assert.Equal(good.Content[..there.Length], there);
        Assert.Contains($"sent nothing for 0.5 s after {there.Length:N0} bytes", message);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = Quick with
        {
            ConnectTimeout = TimeSpan.FromSeconds(0.1),
            StallTimeout = TimeSpan.FromSeconds(0.2),
            Tries = 1
        };

        Assert.Contains("no answer within 0.3 s",
            await FailAsync(File(good, new Uri($"http://{silent.LocalEndpoint}/")), options));
    }

    [Fact]
    public async Task Another_length_than_the_catalogues_is_refused_before_it_is_read()
    {
        var longer = new ServedFile(300_001, seed: 1);
        var file = File(good, Server.At("/longer", longer), Server.At("/good", good));

        Assert.Equal(good.Content, await FetchAsync(file));

        Assert.Contains("has a file of 300,001 bytes; expected 300,000", Said);
    }

    [Fact]
    public async Task A_server_that_never_ends_is_stopped_at_the_catalogues_length()
    {
        var mirror = Server.At("/endless", Endless);

        Assert.Contains("sends more than 300,000 bytes", await FailAsync(File(good, mirror)));
    }

    [Fact]
    public async Task Without_a_length_in_the_catalogue_a_cap_holds()
    {
        var options = Quick with { MaximumBytes = 200_000 };

        Assert.Contains("sends more than 200,000 bytes",
            await FailAsync(File(good, Server.At("/endless", Endless)) with { Bytes = null }, options));
        var file = File(good, Server.At("/good", good)) with { Bytes = null };
        Assert.Contains("has a file of 300,000 bytes; expected at most 200,000", await FailAsync(file, options));
        Assert.Equal(good.Content, await FetchAsync(file));
    }

    private static async Task Endless(Microsoft.AspNetCore.Http.HttpContext context)
    {
        var bytes = new byte[10_000];
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static Uri NobodyListens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }

    private sealed class Listener(Action<DataProgress> hear) : IProgress<DataProgress>
    {
        public void Report(DataProgress value) => hear(value);
    }
}
