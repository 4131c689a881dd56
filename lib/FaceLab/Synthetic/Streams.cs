using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>Keys of <see cref="Chance"/>: a draw added to one stream moves no other.</summary>
internal static class Streams
{
    public const ulong Identity = 1;
    public const ulong Conditions = 2;
    public const ulong Style = 3;
    public const ulong Sensor = 4;
    public const ulong Digit = 5;
}
