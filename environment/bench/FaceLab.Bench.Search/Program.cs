using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FaceLab.Evaluation.Search;
using static TorchSharp.torch;

// One face after the other is searched among 100,000, each time all of them. A full sort of cosines in 64 bits checks
// the first ones: the search is exact.
const int Faces = 100_000, Size = 128, Top = 10, Queries = 400, WarmUp = 40;
var threads = args is ["--threads", var given] ? int.Parse(given, CultureInfo.InvariantCulture)
    : Environment.ProcessorCount;
set_num_threads(threads);
manual_seed(1);
using var gallery = randn(Faces, Size);
using var probes = randn(WarmUp + Queries, Size);
var search = new FaceSearch(gallery);
var (times, load) = (new List<double>(), File.ReadAllText("/proc/loadavg").Trim());
var processor = TimeSpan.Zero;
for (var query = 0; query < WarmUp + Queries; query++)
{
    using var probe = probes.narrow(0, query, 1);
    if (query == WarmUp)
        processor = Process.GetCurrentProcess().TotalProcessorTime;
    var start = Stopwatch.GetTimestamp();
    var found = search.Nearest(probe, Top);
    if (query >= WarmUp)
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    else if (!found.Select(face => (long)face.Row).SequenceEqual(Sorted(probe)))
        throw new InvalidOperationException($"Query {query} did not find what a full sort finds.");
}
var used = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / Queries;
times.Sort();
Console.WriteLine($"{Queries} exact searches of one face among {Faces:N0} x {Size}, {threads} threads, load {load}");
Console.WriteLine($"  {times[Queries / 2]:F2} ms median, {times[0]:F2} least, " +
    $"{times[Queries * 95 / 100]:F2} at 95 %, {used:F2} ms of processors");
Console.WriteLine(JsonSerializer.Serialize(new SortedDictionary<string, object>(StringComparer.Ordinal)
{
    ["search/ms_per_query"] = Math.Round(times[Queries / 2], 3),
    ["search/ms_per_query/min"] = Math.Round(times[0], 3),
    ["search/ms_per_query/p95"] = Math.Round(times[Queries * 95 / 100], 3),
    ["search/processor_ms_per_query"] = Math.Round(used, 3), ["threads"] = threads, ["load"] = load,
    ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
}));

long[] Sorted(Tensor probe)
{
    using var scope = NewDisposeScope();
    var rows = gallery.to(ScalarType.Float64);
    var cosines = (rows / rows.norm(1, keepdim: true)).mv(probe[0].to(ScalarType.Float64));
    return cosines.argsort(descending: true).narrow(0, 0, Top).data<long>().ToArray();
}
