using System.ComponentModel;
using FaceLab.Bench;
using FaceLab.Bench.Nets;
using FaceLab.Bench.Trainees;
using FaceLab.Models;

// Images per second of a whole training step, FaceLab against PyTorch; see ../README.md.
try
{
    Measure(BenchOptions.Parse(args));
    return 0;
}
catch (Exception error) when (error is BenchException or IOException or Win32Exception)
{
    Console.Error.WriteLine($"bench training: {error.Message}");
    return 1;
}

static void Measure(BenchOptions options)
{
    using var faceLab = new FaceLabTrainee(options.Threads);
    using var pyTorch = new PyTorchTrainee(options.Python, options.Threads);
    Console.WriteLine($"{Report.Processor}: {faceLab.Description}; {pyTorch.Description}");
    Console.WriteLine($"{options.Rounds} rounds of {options.Steps} steps each; default = {Precision.BestFor(TorchSharp.torch.CPU)} against float32");
    Report.Heading();

    var comparison = new Comparison(faceLab, pyTorch, options);
    var report = new Report(options);
    var folder = Directory.CreateTempSubdirectory("facelab-bench-").FullName;
    try
    {
        foreach (var size in NetSize.All)
        {
            var files = Path.Combine(folder, size.Name);
            NetMaker.WriteFiles(size, files);
            foreach (var configuration in Configuration.ForThisProcessor)
                if ($"{size.Name}/{configuration.Name}".Contains(options.Only, StringComparison.Ordinal))
                    report.Add(size, configuration, comparison.Measure(size, configuration, files));
        }
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
    report.End();
}
