using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Bench.Sides;

/// <summary>FaceLab, in this process, into a new tensor each time.</summary>
internal sealed class FaceLabSide(FaceSet faces, int threads) : ISide
{
    public string Name => "FaceLab";

    public string Description => $"FaceLab on .NET {Environment.Version}, {threads} threads";

    public static CenterCrop Crop(double share) => new() { Share = share, Size = 96 };

    public double Run(double share)
    {
        var clock = Stopwatch.StartNew();
        using var prepared = PreparedFaces.FromFiles(faces, Crop(share), threads);
        return prepared.Unreadable.Count == 0
            ? clock.Elapsed.TotalSeconds
            : throw new BenchException($"{prepared.Unreadable.Count} pictures cannot be read, the first is " +
                $"{prepared.Unreadable[0].Path}.");
    }

    public void Dispose()
    {
    }
}
