using static System.FormattableString;

namespace FaceLab.Basics;

/// <summary>Finds free disk space, recognises the error of a full disk, and writes sizes for people.</summary>
internal static class DiskSpace
{
    /// <summary>Returns the bytes that this user may still write; <see cref="long.MaxValue"/> if unknown.</summary>
    public static long Free(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    /// <summary>Returns true if a write failed because the disk, or the user's share of it, is full.</summary>
    public static bool IsFull(IOException error) => OperatingSystem.IsWindows()
        ? (error.HResult & 0xFFFF) is 39 or 112
        // ENOSPC; EDQUOT on Linux and on macOS; EFBIG.
        : error.HResult is 28 or 122 or 69 or 27;

    /// <summary>Writes a size for people, in powers of 1,000: "243.3 MB".</summary>
    public static string Text(long bytes) => bytes switch
    {
        < 1_000 => Invariant($"{bytes} bytes"),
        < 1_000_000 => Invariant($"{bytes / 1e3:F1} kB"),
        < 1_000_000_000 => Invariant($"{bytes / 1e6:F1} MB"),
        _ => Invariant($"{bytes / 1e9:F2} GB"),
    };
}
