using System.CommandLine;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data ...</c>: from raw photos to aligned, cached, identity-disjoint sets.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "Get, look at, align, split and cache sets of faces.")
    {
        GetCommand.Create(),
        StatsCommand.Create(),
        DetectCommand.Create(),
        PruneCommand.Create(),
        SplitCommand.Create(),
        LeakCommand.Create(),
        PairsCommand.Create(),
        PrepareCommand.Create(),
        CacheCommand.Create(),
    };
}
