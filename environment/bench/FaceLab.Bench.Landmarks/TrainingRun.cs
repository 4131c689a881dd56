using System.Diagnostics;
using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Landmarks;

/// <summary>Makes the five-point model from nine tenths of the people and reports its error on the others.</summary>
internal static class TrainingRun
{
    public static void Run(string path)
    {
        var (training, heldOut) = KnownFaces.Read();
        var options = new FivePointTraining();
        var clock = Stopwatch.StartNew();
        var cascade = FivePointTrainer.Train(training, options, done => Tell(done, options.Stages * options.TreesEach));
        using (var file = File.Create(path))
            FivePointWriter.Write(file, cascade);
        var model = FivePointRegressor.Load(path);
        Console.WriteLine($"{training.Count:N0} faces, {clock.Elapsed.TotalSeconds:F0} s, " +
            $"{new FileInfo(path).Length:N0} bytes in '{path}', sha256 {model.Sha256}");
        foreach (var boxError in (double[])[0, 0.05, 0.08])
        {
            var error = LandmarkError.Of(model, heldOut, boxError, passes: 1);
            Console.WriteLine($"{heldOut.Count:N0} held out, boxes off by {100 * boxError:F0} %: {error}");
        }
    }

    private static void Tell(int done, int trees)
    {
        if (done * 10 / trees != (done - 1) * 10 / trees)
            Console.Error.WriteLine($"{done:N0} of {trees:N0} trees");
    }
}
