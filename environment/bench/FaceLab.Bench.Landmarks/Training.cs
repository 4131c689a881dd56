using System.Diagnostics;
using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Landmarks;

/// <summary>Makes the five-point model from nine tenths of the people and reports its error on the others.</summary>
internal static class Training
{
    public static void Run(string path)
    {
        var (training, heldOut) = KnownFaces.Read();
        var options = new FivePointTraining();
        var clock = Stopwatch.StartNew();
        var model = FivePointRegressor.Train(training, options, new EveryTenth(options.Stages * options.TreesEach));
        model.Save(path);
        Console.WriteLine($"{training.Count:N0} faces, {clock.Elapsed.TotalSeconds:F0} s, {new FileInfo(path).Length:N0} bytes in '{path}', sha256 {model.Sha256}");
        foreach (var boxError in (double[])[0, 0.05, 0.08])
            Console.WriteLine($"{heldOut.Count:N0} held out, boxes off by {100 * boxError:F0} %: {LandmarkError.Of(model, heldOut, boxError, passes: 1)}");
    }

    private sealed class EveryTenth(int trees) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value * 10 / trees != (value - 1) * 10 / trees)
                Console.Error.WriteLine($"{value:N0} of {trees:N0} trees");
        }
    }
}
