namespace FaceLab.Imaging.Cache;

/// <summary>How much fits on the disk of the cache.</summary>
internal static class DiskSpace
{
    // ENOSPC and EDQUOT on Linux, EDQUOT on macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static readonly int[] Exhausted = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Bytes that one may write, or <see langword="null"/> where the system does not say.</summary>
    public static long? Free(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether writing failed because the disk, or the share of it that one may use, is full.</summary>
    public static bool IsExhausted(IOException error) => Exhausted.Contains(error.HResult);

    /// <summary>One line for a person.</summary>
    public static string Full(string folder, long needed, long? free = null) =>
        $"The disk of the cache folder '{folder}' is full: the pixels need {needed / 1e6:N1} MB" +
        $"{(free is { } left ? $", {left / 1e6:N1} MB are free" : "")}. " +
        $"Free some, choose a smaller size, or name a folder on another disk by the environment variable {FaceCacheOptions.Variable}.";
}
