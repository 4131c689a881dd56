using System.Diagnostics;
using FaceLab.LibstdcxxStep;

namespace FaceLab.Build.Tests;

public sealed class WeakVersionsTests
{
    private static readonly HashSet<string> Here = ["GLIBCXX_3.4", "GLIBCXX_3.4.30"];

    private static readonly byte[] New = SmallLibrary.Make(
    [
        ("libc.so.6", "GLIBC_2.99", true), ("libstdc++.so.6", "GLIBCXX_3.4", true),
            ("libstdc++.so.6", "GLIBCXX_3.4.32", false),
    ]);

    [Fact]
    public void A_version_that_is_missing_and_unused_becomes_weak_and_nothing_else_changes()
    {
        var library = (byte[])New.Clone();

        Assert.Equal(["GLIBCXX_3.4.32"], WeakVersions.Mark(library, Here));

        Assert.Equal([("GLIBC_2.99", false), ("GLIBCXX_3.4", false), ("GLIBCXX_3.4.32", true)],
            new ElfFile(library).NeededVersions().Select(version => (version.Version, version.IsWeak)));
        Assert.Equal(1, library.Zip(New).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public void A_library_that_is_weak_already_stays_as_it_is()
    {
        var once = (byte[])New.Clone();
        WeakVersions.Mark(once, Here);
        var twice = (byte[])once.Clone();

        Assert.Empty(WeakVersions.Mark(twice, Here));
        Assert.Equal(once, twice);
    }

    [Fact]
    public void A_library_whose_versions_are_all_here_stays_as_it_is()
    {
        var library = SmallLibrary.Make([("libstdc++.so.6", "GLIBCXX_3.4.30", true)]);
        var before = (byte[])library.Clone();

        Assert.Empty(WeakVersions.Mark(library, Here));
        Assert.Equal(before, library);
        Assert.Empty(WeakVersions.Mark(SmallLibrary.Make([]), Here));
    }

    [Fact]
    public void A_missing_version_that_is_used_is_an_error_that_names_the_symbol_and_changes_nothing()
    {
        var library = SmallLibrary.Make([("libstdc++.so.6", "GLIBCXX_3.4.32", false),
            ("libstdc++.so.6", "GLIBCXX_3.4.34", true)]);

        var error = Assert.Throws<InvalidDataException>(() => WeakVersions.Mark(library, Here));

        Assert.Contains("of_GLIBCXX_3.4.34", error.Message);
        Assert.Contains("TorchSharp 0.107.0", error.Message);
    }

    [Fact]
    public void What_is_no_library_is_refused()
    {
        foreach (var bytes in (byte[][])[
            [], "not a library at all, but long enough to hold the header of one of them"u8.ToArray(),
            [.. New[..4], 1, .. New[5..]]])
            Assert.Contains("no 64-bit", Assert.Throws<InvalidDataException>(
                () => WeakVersions.Mark(bytes, Here)).Message);
    }

    [Fact]
    public void A_library_cut_anywhere_is_refused_or_read_whole()
    {
        // The section table stands at the end: whatever is missing, some of it is.
        for (var length = 64; length < New.Length; length++)
            Assert.Contains("cut short", Assert.Throws<InvalidDataException>(
                () => WeakVersions.Mark(New[..length], Here)).Message);
    }

    [Fact]
    public void Any_changed_byte_is_refused_or_harmless()
    {
        for (var at = 0; at < New.Length; at++)
        {
            foreach (var value in (byte[])[0, 1, 0x7f, 0x80, 0xff])
            {
                var library = (byte[])New.Clone();
                library[at] = value;
                if (Record.Exception(() => WeakVersions.Mark(library, Here)) is { } error)
                    Assert.IsType<InvalidDataException>(error);
            }
        }
    }

    [Fact]
    public void The_versions_of_this_system_s_libstdcxx_are_found()
    {
        Assert.Contains("GLIBCXX_3.4", SystemLibrary.DefinedVersions());
        Assert.Equal(["FIRST_1", "FIRST_2"], new ElfFile(SmallLibrary.Make([], ["FIRST_1", "FIRST_2"]))
            .DefinedVersions());
    }

    [Fact]
    public void The_step_writes_a_copy_through_no_link_and_leaves_the_library_alone()
    {
        var folder = Directory.CreateTempSubdirectory("libstdcxx");
        var (library, copy, other) = (Path.Combine(folder.FullName, "new.so"), Path.Combine(folder.FullName, "copy.so"),
            Path.Combine(folder.FullName, "other"));
        File.WriteAllBytes(library, SmallLibrary.Make([("libstdc++.so.6", "GLIBCXX_9.9.9", false)]));
        File.WriteAllText(other, "someone else's");
        File.CreateSymbolicLink(copy, other);

        Assert.Equal((0, ""), Run(library, copy));

        Assert.False(new ElfFile(File.ReadAllBytes(library)).NeededVersions().Single().IsWeak);
        Assert.True(new ElfFile(File.ReadAllBytes(copy)).NeededVersions().Single().IsWeak);
        Assert.Equal("someone else's", File.ReadAllText(other));

        File.WriteAllBytes(library, SmallLibrary.Make([("libstdc++.so.6", "GLIBCXX_3.4", true)]));
        Assert.Equal((0, ""), Run(library, copy));
        Assert.False(File.Exists(copy));

        File.WriteAllText(library, "not a library");
        var (status, said) = Run(library, copy);
        Assert.Equal(1, status);
        Assert.Contains("error", said);
        Assert.Contains(library, said);
        folder.Delete(recursive: true);
    }

    private static (int Status, string Said) Run(string library, string copy)
    {
        var step = typeof(WeakVersions).Assembly.Location;
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [step, library, copy])
        { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
