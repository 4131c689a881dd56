namespace FaceLab.Cli.Tests.Data;

/// <summary>facelab data get: what it says and asks, and what it does when others or a kill come in between.</summary>
public sealed class GetCommandTests
{
    [Fact]
    public async Task The_list_has_every_file_with_its_sum_and_its_mirror()
    {
        var (exitCode, output, errors) = await RunAsync(".", "data", "get", "--list");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("lfw: Labeled Faces in the Wild, funneled", output);
        Assert.Contains("lfw-original: ", output);
        Assert.Contains("  lfw-funneled.tgz, 243,346,528 bytes", output);
        Assert.Contains("sha256 b47c8422c8cded889dc5a13418c4bc2abbda121092b3533a83306f90d900100a", output);
        Assert.Contains("https://ndownloader.figshare.com/files/5976015", output);
        Assert.Contains("  people.txt, 94,770 bytes, optional", output);
    }

    [Fact]
    public async Task Terms_and_citation_come_first_and_without_a_yes_nothing_is_fetched()
    {
        await using var school = await SchoolServer.StartAsync();

        var (exitCode, output, errors) = await RunAsync(school.Home, [.. school.Get.SkipLast(1)]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("Terms: For this school only.", errors);
        Assert.Contains("Citation: Nobody, 2026.", errors);
        Assert.Contains("facelab: 'class' is fetched only after its terms, above, are accepted", errors);
        Assert.Empty(school.Server.Asked);
        Assert.False(Directory.Exists(school.Data));
    }

    [Fact]
    public async Task A_set_is_got_and_the_second_time_it_is_there()
    {
        await using var school = await SchoolServer.StartAsync();

        var first = await RunAsync(school.Home, school.Get);
        var second = await RunAsync(school.Home, [.. school.Get.SkipLast(1)]);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal($"class is complete: 101 files, 0.2 MB in {school.Set}", first.Output.TrimEnd());
        Assert.Contains("download faces.tgz: 100 %", first.Errors);
        Assert.Contains("Not there: people.txt. Ask the teacher.", first.Errors);
        Assert.Equal((0, $"class is there already, as its receipt says: 101 files, 0.2 MB in {school.Set}"),
            (second.ExitCode, second.Output.TrimEnd()));
        Assert.Equal(2, school.Server.Asked.Count);
        school.AssertWhole();
    }

    [Fact]
    public async Task A_mirror_may_be_named_by_option_and_by_variable()
    {
        await using var school = await SchoolServer.StartAsync();
        school.Server.At("/option/faces.tgz", school.Archive);
        school.Server.At("/variable/class/pairs.txt", school.Pairs);
        using var process = Facelab.Start(school.Home,
            new() { ["FACELAB_MIRROR"] = school.Server.Address + "/variable/{set}" },
            [.. school.Get, "--mirror", school.Server.Address + "/option", "--tries", "1"]);

        Assert.Equal(0, (await Facelab.EndOf(process)).ExitCode);

        Assert.Equal(["/option/faces.tgz", "/option/pairs.txt", "/variable/class/pairs.txt"],
            school.Server.Asked.Take(3).Select(asked => asked.Path));
        school.AssertWhole();
    }

    [Theory]
    [InlineData("no set 'orl'; there are: lfw, lfw-original", "orl", "--to", "x")]
    [InlineData("Name one: --to FOLDER", "lfw")]
    [InlineData("--tries is 0", "lfw", "--to", "x", "--tries", "0")]
    [InlineData("--timeout is 0", "lfw", "--to", "x", "--timeout", "0")]
    [InlineData("no catalogue 'none.json'", "lfw", "--catalogue", "none.json")]
    public async Task What_is_wrong_is_said_in_one_line(string expected, params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(Path.GetTempPath(), ["data", "get", .. arguments]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(expected, Assert.Single(errors.TrimEnd().Split('\n')));
    }

    [Fact]
    public async Task Two_processes_at_once_fetch_it_once()
    {
        await using var school = await SchoolServer.StartAsync();
        school.Archive.BytesPerSecond = 400_000;
        using var one = Facelab.Start(school.Home, [], school.Get);
        using var other = Facelab.Start(school.Home, [], school.Get);

        var ends = await Task.WhenAll(Facelab.EndOf(one), Facelab.EndOf(other));

        Assert.Equal([0, 0], ends.Select(end => end.ExitCode));
        Assert.Single(ends, end => end.Output.Contains("is complete", StringComparison.Ordinal));
        Assert.Single(ends, end => end.Output.Contains("is there already", StringComparison.Ordinal));
        Assert.Single(school.Server.Asked, asked => asked.Path == "/faces.tgz");
        school.AssertWhole();
    }

    [InterruptFact]
    public async Task An_interrupt_leaves_a_part_that_the_next_run_goes_on_with()
    {
        await using var school = await SchoolServer.StartAsync();
        school.Archive.StallsAfter.Enqueue(100_000);
        using var process = Facelab.Start(school.Home, [], school.Get);
        var end = Facelab.EndOf(process);
        await UntilAsync(process, () => LengthOf(school.Part) == 100_000);
        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync();

        var (exitCode, output, errors) = await end;

        Assert.Equal((130, ""), (exitCode, output));
        Assert.Contains("The download so far is kept", errors);
        Assert.Equal(0, (await RunAsync(school.Home, school.Get)).ExitCode);
        Assert.Equal([0L, 100_000L],
            school.Server.Asked.Where(asked => asked.Path == "/faces.tgz").Select(asked => asked.From));
        school.AssertWhole();
    }

    [Fact]
    public async Task Killed_at_any_moment_the_set_is_whole_or_not_there_and_the_next_run_completes_it()
    {
        await using var school = await SchoolServer.StartAsync(files: 800, bytesEach: 400);
        school.Archive.BytesPerSecond = 1_000_000;
        var random = new Random(11);
        for (var kill = 0; kill < 6; kill++)
        {
            // While it downloads, some bytes later each time; then while it unpacks, which begins by clearing what the
            // kill before left.
            var (bytes, pause) = ((kill + 1) * 60_000 + random.Next(60_000),
                TimeSpan.FromMilliseconds(random.Next(40)));
            var leftover = Path.Combine(school.Unfinished, "leftover");
            if (Directory.Exists(school.Unfinished))
                await File.WriteAllTextAsync(leftover, "");
            using var process = Facelab.Start(school.Home, [], school.Get);
            var end = Facelab.EndOf(process);
            await UntilAsync(process, () => kill < 3 ? LengthOf(school.Part) >= bytes
                : Directory.Exists(school.Unfinished) && !File.Exists(leftover));
            if (kill >= 3)
                await Task.Delay(pause);
            process.Kill();
            await end;
            if (Directory.Exists(school.Set))
                Assert.Equal(802, Directory.GetFiles(school.Set, "*", SearchOption.AllDirectories).Length);
        }

        var last = await RunAsync(school.Home, school.Get);

        Assert.Equal(0, last.ExitCode);
        school.AssertWhole();
        var starts = school.Server.Asked.Where(asked => asked.Path == "/faces.tgz").Select(asked => asked.From)
            .ToList();
        Assert.Equal(0, starts[0]);
        Assert.InRange(starts.Count, 2, 7);
        Assert.All(starts.Skip(1), (start, i) => Assert.True(start > starts[i], string.Join(' ', starts)));
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder,
        params string[] arguments) =>
        Facelab.Run(null, folder, arguments);

    private static async Task UntilAsync(System.Diagnostics.Process process, Func<bool> seen)
    {
        for (var i = 0; i < 60_000 && !process.HasExited && !seen(); i++)
            await Task.Delay(1);
    }

    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : -1;
}
