using System.ComponentModel;
using System.Diagnostics;
using FaceLab.Runs;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Runs;

public sealed class RunEnvironmentTests
{
    [Fact]
    public void It_says_where_this_process_is()
    {
        using var faces = SmallSets.Patterns(people: 2, imagesEach: 2);
        var before = DateTime.UtcNow;

        var here = RunEnvironment.Here(faces, CPU);

        Assert.InRange(here.Started, before, DateTime.UtcNow);
        Assert.Equal((get_num_threads(), "cpu", faces.Key, faces.Parameters),
            (here.Threads, here.Device, here.FacesKey, here.FacesParameters));
        Assert.Equal(Environment.Version, Version.Parse(here.DotNet));
        Assert.Matches(@"^\d+\.\d+", here.LibTorch);
        Assert.Contains(", ", here.System);
    }

    [Fact]
    public void Its_commit_is_the_one_of_this_checkout_with_a_sign_for_changes_or_none()
    {
        using var faces = SmallSets.Patterns(people: 2, imagesEach: 2);

        var commit = RunEnvironment.Here(faces, CPU).Commit;

        if (Head() is { } head)
            Assert.Equal(head[..12], Assert.IsType<string>(commit).TrimEnd('+'));
        else
            Assert.Null(commit);
    }

    /// <summary>What git says of the folder of this assembly; <see langword="null"/> without git or outside of a
    /// checkout.</summary>
    private static string? Head()
    {
        try
        {
            var start = new ProcessStartInfo("git", ["rev-parse",
                "HEAD"])
            {
                WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true,
                RedirectStandardError = true
            };
            using var git = Process.Start(start)!;
            var text = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? text : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
