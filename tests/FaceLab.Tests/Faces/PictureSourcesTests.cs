using FaceLab.Tests.Support;
using static FaceLab.Tests.Faces.FaceCacheTests;

namespace FaceLab.Tests.Faces;

/// <summary>Lengths and times spare reading, and are believed only where they may be.</summary>
public sealed class PictureSourcesTests : IDisposable
{
    private static readonly DateTime Old = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly StubSet set = new(5);

    public void Dispose() => set.Dispose();

    [Fact]
    public void An_unchanged_file_is_not_read_again()
    {
        Open(set).Dispose();
        // What fools it, as documented: other content of the same length under the old time. It shows that nothing
        // was read.
        set.Write(1, [8, 8, 8], modified: Old);

        var preparation = new StubPreparation();
        Open(set, preparation).Dispose();

        Assert.Equal(0, preparation.Calls);
    }

    [Fact]
    public void Verifying_reads_it_all_the_same()
    {
        Open(set).Dispose();
        set.Write(1, [8, 8, 8], modified: Old);

        using var faces = Open(set, verify: true);

        Assert.Equal(set.Expected(), Bytes(faces));
    }

    [Fact]
    public void A_file_that_changed_a_moment_ago_is_not_believed()
    {
        var now = DateTime.UtcNow;
        set.Write(1, [4, 4, 4], modified: now);
        Open(set).Dispose();
        set.Write(1, [8, 8, 8], modified: now);

        using var faces = Open(set);

        Assert.Equal(set.Expected(), Bytes(faces));
    }

    [Fact]
    public void A_file_from_the_future_is_not_believed()
    {
        var future = DateTime.UtcNow.AddYears(1);
        set.Write(1, [4, 4, 4], modified: future);
        Open(set).Dispose();
        set.Write(1, [8, 8, 8], modified: future);

        using var faces = Open(set);

        Assert.Equal(set.Expected(), Bytes(faces));
    }

    [Theory]
    [InlineData(3, 1)]      // the time
    [InlineData(4, 0)]      // the length
    public void Another_length_or_time_is_read_again(int length, int later)
    {
        Open(set).Dispose();
        set.Write(1, [.. Enumerable.Repeat((byte)8, length)], modified: Old.AddTicks(later));

        using var faces = Open(set);

        Assert.Equal(set.Expected(), Bytes(faces));
    }

    [Fact]
    public void What_a_link_points_to_is_looked_at()
    {
        if (OperatingSystem.IsWindows())
            return;     // links need a privilege there
        var target = set.PathOf(1) + ".target";
        File.Move(set.PathOf(1), target);
        File.CreateSymbolicLink(set.PathOf(1), target);
        Open(set).Dispose();
        File.WriteAllBytes(target, [8, 8, 8, 8]);

        using var faces = Open(set);

        Assert.Equal(set.Expected(), Bytes(faces));
    }

    [Fact]
    public void New_times_of_the_same_content_are_noted()
    {
        var later = new DateTime(2026, 2, 2, 0, 0, 0, DateTimeKind.Utc);
        Open(set).Dispose();
        set.Write(1, File.ReadAllBytes(set.PathOf(1)), modified: later);
        Open(set).Dispose();
        // The content that a believed time hides, as above.
        set.Write(1, [8, 8, 8], modified: later);

        var preparation = new StubPreparation();
        Open(set, preparation).Dispose();

        Assert.Equal(0, preparation.Calls);
    }
}
