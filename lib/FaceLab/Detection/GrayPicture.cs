namespace FaceLab.Detection;

/// <summary>Checks of raw gray pictures.</summary>
internal static class GrayPicture
{
    public static void Check(ReadOnlySpan<byte> gray, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (gray.Length != (long)width * height)
            throw new ArgumentException($"A gray picture of {width} x {height} has {(long)width * height:N0} bytes, not {gray.Length:N0}.", nameof(gray));
    }
}
