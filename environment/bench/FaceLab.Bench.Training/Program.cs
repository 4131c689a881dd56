using System.ComponentModel;
using FaceLab.Bench;
using FaceLab.Bench.Nets;
using FaceLab.Bench.Plain;
using FaceLab.Bench.Trainees;
using FaceLab.Networks.Layers;

// Images per second of a whole training step, FaceLab against plain TorchSharp and PyTorch; see ../README.md.
if (args is [PlainPeer.Argument])
{
    PlainPeer.Answer(Console.In, Console.Out);
    return 0;
}
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
    if (options.SoakMinutes > 0)
    {
        Report.OfSoak(options, FaceLab.Bench.Soak.Run(options.SoakMinutes));
        return;
    }
    var shares = Shares.All.Where(share => options.Selects(share.Key)).ToList();
    if (!Selected(options).Any() && shares.Count == 0)
        throw new BenchException($"no configuration's key contains '{options.Only}'; one key is " +
            $"{NetSize.SmallResNet.Name}/{Configuration.Default.Name}.");
    var load = Machine.Load();
    using var faceLab = new FaceLabTrainee(options.Threads);
    using var torchSharp = PeerTrainee.TorchSharp(options.Threads);
    using var pyTorch = PeerTrainee.PyTorch(options.Python, options.Threads);
    Console.WriteLine($"{Machine.Processor}: {faceLab.Description}; {torchSharp.Description}; " +
        (pyTorch?.Description
            ?? $"no PyTorch for {options.Python} (Debian and Ubuntu: apt-get install python3-torch)"));
    Console.WriteLine($"{options.Rounds} rounds of {options.Steps} steps each; default = " +
        $"{Precision.BestFor(TorchSharp.torch.CPU)} against float32");
    if (load > 0.5)
        Console.WriteLine($"the machine is busy already (load {load:f1}): where min and max are far apart, measure " +
            "again when it is idle");
    Report.Heading();

    var comparison = new Comparison(faceLab, pyTorch is null ? [torchSharp] : [torchSharp, pyTorch], options);
    var report = new Report();
    var folder = Directory.CreateTempSubdirectory("facelab-bench-").FullName;
    try
    {
        foreach (var (size, configuration) in Selected(options))
        {
            var files = Path.Combine(folder, size.Name);
            if (!Directory.Exists(files))
                NetMaker.WriteFiles(size, files);
            foreach (var outcome in comparison.Measure(size, configuration, files))
                report.Add(size, configuration, outcome);
        }
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
    foreach (var share in shares)
        report.AddShare(share.Key, share.What, share.Measure());
    report.End(options, load);
}

static IEnumerable<(NetSize Size, Configuration Configuration)> Selected(BenchOptions options) =>
    from size in NetSize.All
    from configuration in Configuration.ForThisProcessor
    where options.Selects(configuration.KeyOf(size))
    select (size, configuration);
