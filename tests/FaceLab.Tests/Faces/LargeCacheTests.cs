using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces;

/// <summary>Beyond 2 GB, and beyond the disk.</summary>
public sealed class LargeCacheTests
{
    [Fact]
    public void Rows_beyond_two_gigabytes_are_mapped_where_they_are()
    {
        using var folder = new TempFolder();
        const int rows = 1000, size = 1024;
        var faces = SmallSets.Of([.. Enumerable.Repeat(1, rows)]);
        var head = new CacheHead
        {
            Question = "", Key = "", Size = size, Parameters = "p", Count = rows, Unreadable = [], Checksum = "",
            Sources = new byte[rows * PictureSources.BytesEach],
        };
        Assert.Equal(3_145_728_000, head.PixelBytes);
        // A sparse file: only two rows of it take room.
        var row = Enumerable.Range(0, size * size * 3).Select(i => (byte)(i * 7)).ToArray();
        using (var file = File.Open(folder["large.faces"], FileMode.CreateNew))
        {
            RandomAccess.Write(file.SafeFileHandle, row, 683L * row.Length);
            RandomAccess.Write(file.SafeFileHandle, row, (rows - 1L) * row.Length);
            head.Write(file);
            Assert.Equal(head.PixelBytes, CacheHead.Read(file).PixelBytes);
        }

        using var prepared = PreparedFaces.Map(faces, head, folder["large.faces"]);

        Assert.Equal([rows, size, size, 3], prepared.Pixels.shape);
        using var last = prepared.Pixels[rows - 1];
        using var middle = prepared.Pixels[683];
        using var empty = prepared.Pixels[684];
        Assert.True(row.AsSpan().SequenceEqual(last.bytes));
        Assert.True(row.AsSpan().SequenceEqual(middle.bytes));
        Assert.False(empty.bytes.ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void More_than_the_disk_has_is_refused_in_one_line_before_anything_is_written()
    {
        using var set = new StubSet(1);
        var many = new FaceSet("many", Enumerable.Range(0, 30_000)
            .Select(i => new FaceRecord("p", i + 1, set.PathOf(0))));
        var error = Assert.Throws<FaceDataException>(() =>
            PreparedFaces.FromCache(many, new StubPreparation { Size = 16384 }, new() { Folder = set.CacheFolder }));

        Assert.Contains("the pixels need 24,159,19", error.Message);
        Assert.Contains("are free", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Empty(set.Caches());
    }

    [Fact]
    public void A_disk_that_fills_up_meanwhile_leaves_one_line_and_no_temporary()
    {
        using var folder = new TempFolder();
        if (!TryMount(folder["disk"], "4m"))
            return;     // only root may mount a disk of its own
        try
        {
            using var set = new StubSet(600);
            var filled = false;
            var preparation = new StubPreparation
            {
                Size = 24,
                Before = call =>
                {
                    if (call == 300 && !Interlocked.Exchange(ref filled, true))
                        Fill(folder["disk/other"]);
                },
            };

            var error = Assert.Throws<FaceDataException>(
                () => PreparedFaces.FromCache(set.Faces, preparation, new() { Folder = folder["disk/cache"] }));

            Assert.Contains("is full", error.Message);
            Assert.DoesNotContain('\n', error.Message);
            Assert.Empty(Directory.GetFiles(folder["disk/cache"]));
            File.Delete(folder["disk/other"]);
            using var again = PreparedFaces.FromCache(set.Faces, new StubPreparation { Size = 24 },
                new() { Folder = folder["disk/cache"] });
            Assert.Equal(set.Expected(24), FaceCacheTests.Bytes(again));
        }
        finally
        {
            Run("umount", "-l", folder["disk"]);
        }
    }

    private static bool TryMount(string path, string size)
    {
        Directory.CreateDirectory(path);
        return OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", path);
    }

    private static bool Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static void Fill(string path)
    {
        try
        {
            using var file = File.Create(path, bufferSize: 0);
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // full
        }
    }
}
