using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Imaging;

var share = double.Parse(args[0]);
var lfw = LfwDataset.Open("/work/wt/shared/data/lfw");
for (var i = 0; i < 5; i++)
{
    var (c, w) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
    using var f = PreparedFaces.FromFiles(lfw.Faces, new CenterCrop { Share = share, Size = 96 }, threads: args.Length > 1 ? int.Parse(args[1]) : null);
    Console.WriteLine($"{w.Elapsed.TotalSeconds:f2} s wall, {(Environment.CpuUsage.TotalTime - c).TotalSeconds:f2} s cpu");
}
