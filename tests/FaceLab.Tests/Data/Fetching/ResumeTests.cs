using FaceLab.Data.Fetching;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>Going on with a part: never asking again for what is there, and from zero if the sum is wrong.</summary>
public sealed class ResumeTests : DownloaderTestBase
{
    private readonly ServedFile served = new(300_000, seed: 1);
    private Uri Mirror => Server.At("/faces", served);
    private Asked Last => Server.Asked[^1];

    [Fact]
    public async Task A_cut_connection_is_gone_on_with_from_the_first_byte_that_is_not_there()
    {
        var there = await LeavePartAsync(served, Mirror);

        Assert.Equal(served.Content, await FetchAsync(File(served, Mirror)));

        Assert.Equal((2, there), (Server.Asked.Count, Last.From));
    }

    [Fact]
    public async Task Within_one_call_too_and_a_try_that_brings_something_is_not_counted()
    {
        foreach (var cut in (int[])[60_000, 50_000, 40_000, 30_000, 20_000])
            served.CutsAfter.Enqueue(cut);

        Assert.Equal(served.Content, await FetchAsync(File(served, Mirror), Quick with { Tries = 2 }));

        var starts = Server.Asked.Select(asked => asked.From).ToList();
        Assert.Equal(6, starts.Count);
        Assert.Equal(starts.Order().Distinct(), starts);
    }

    [Fact]
    public async Task But_a_mirror_is_not_asked_for_ever()
    {
        for (var i = 0; i < 20; i++)
            served.CutsAfter.Enqueue(10_000);

        Assert.Contains("(try 4)", await FailAsync(File(served, Mirror), Quick with { MaximumTries = 4 }));

        Assert.Equal(4, Server.Asked.Count);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_all_and_the_part_is_replaced()
    {
        var there = await LeavePartAsync(served, Mirror);
        served.Ranges = false;

        Assert.Equal(served.Content, await FetchAsync(File(served, Mirror)));

        Assert.Equal((2, there), (Server.Asked.Count, Last.From));
    }

    [Fact]
    public async Task A_file_that_changed_between_two_tries_is_found_out_by_the_sum()
    {
        await LeavePartAsync(served, Mirror);
        served.Content = ServedFile.Bytes(300_000, seed: 2);

        Assert.Equal(served.Content, await FetchAsync(File(served, Mirror)));

        Assert.Equal([0, Server.Asked[1].From, 0], Server.Asked.Select(asked => asked.From));
        Assert.Contains("sent 300,000 bytes with SHA-256", Said);
    }

    [Theory]
    [InlineData("bytes 0-299999/300000")]
    [InlineData("bytes 100001-299999/300000")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Another_piece_than_the_one_asked_for_is_not_appended(string? contentRange)
    {
        await LeavePartAsync(served, Mirror);
        await System.IO.File.WriteAllBytesAsync(Part, served.Content[..100_000]);
        served.Say = response =>
        {
            if (response.StatusCode == 206)
                response.Headers.ContentRange = contentRange;
        };

        Assert.Equal(served.Content, await FetchAsync(File(served, Mirror)));

        Assert.Contains("answered the request for bytes", Said);
        Assert.Null(Last.Range);
    }

    [Fact]
    public async Task A_part_longer_than_the_file_is_thrown_away()
    {
        await LeavePartAsync(served, Mirror);
        await System.IO.File.WriteAllBytesAsync(Part, new byte[400_000]);

        Assert.Equal(served.Content, await FetchAsync(File(served, Mirror)));

        Assert.Contains("sent 400,000 bytes with SHA-256", Said);
    }

    [Fact]
    public async Task A_part_that_is_whole_needs_no_server()
    {
        await LeavePartAsync(served, Mirror);
        await System.IO.File.WriteAllBytesAsync(Part, served.Content);

        Assert.Equal(served.Content, await FetchAsync(File(served, Mirror)));

        Assert.Single(Server.Asked);
    }

    [Fact]
    public async Task Where_nobody_knows_the_length_the_server_is_asked_and_sends_nothing_again()
    {
        await LeavePartAsync(served, Mirror);
        await System.IO.File.WriteAllBytesAsync(Part, served.Content);

        Assert.Equal(served.Content, await FetchAsync(File(served, Mirror) with { Bytes = null }));

        Assert.Equal((2, 300_000), (Server.Asked.Count, Last.From));
    }

    [Fact]
    public async Task A_mirror_that_is_ill_does_not_cost_another_mirrors_part()
    {
        var there = await LeavePartAsync(served, Mirror);

        Assert.Contains("404", await FailAsync(File(served, Server.At("/gone", 404))));

        Assert.Equal(there, new FileInfo(Part).Length);
    }

    [Fact]
    public async Task Another_mirror_goes_on_with_a_part()
    {
        var there = await LeavePartAsync(served, Mirror);

        Assert.Equal(served.Content, await FetchAsync(File(served, Server.At("/other", served))));

        Assert.Equal(("/other", there), (Last.Path, Last.From));
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_leaves_a_part_that_is_gone_on_with()
    {
        served.StallsAfter.Enqueue(100_000);
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop, after: 100_000);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => FetchAsync(File(served, Mirror), progress: progress, stop: stop.Token));

        Assert.Equal(100_000, new FileInfo(Part).Length);
        Assert.Equal(served.Content, await FetchAsync(File(served, Mirror)));
        Assert.Equal(100_000, Last.From);
    }

    private sealed class Stopper(CancellationTokenSource stop, long after) : IProgress<DataProgress>
    {
        public void Report(DataProgress value)
        {
            if (value.Done >= after)
                stop.Cancel();
        }
    }
}
