using System.Globalization;
using System.Text.Json;
using FaceLab.Bench.Detection;
using FaceLab.Faces.Detection;

// Arguments: the peer's script, then any of: data=FOLDER models=A,B threads=N rounds=N photos=N (of each set, speed)
// every=N (of LFW's pictures) parts=speed,quality; or scenes=FOLDER, which draws the test fixture's pictures alone.
var options = args.Skip(1).Select(arg => arg.Split('=', 2))
    .ToDictionary(part => part[0], part => part.Length > 1 ? part[1] : "");
if (options.TryGetValue("scenes", out var folder))
{
    Scenes.Write(folder);
    return;
}
var data = options.GetValueOrDefault("data", "../shared/data");
string[] all = [CascadeModels.HaarAlt2, CascadeModels.HaarAlt, CascadeModels.HaarDefault];
var models = options.TryGetValue("models", out var named) ? named.Split(',') : all;
var (threads, rounds, every) = (Number("threads", 2), Number("rounds", 5), Number("every", 1));
var parts = options.GetValueOrDefault("parts", "speed,quality").Split(',');
var results = new Dictionary<string, object>
{
    ["threads"] = threads, ["rounds"] = rounds, ["date"] = $"{DateTime.Today:yyyy-MM-dd}",
    ["load"] = File.ReadAllText("/proc/loadavg").Split(' ')[0],
};

var celeba = Pictures("celeba-photos/photos");
var wider = Wider.Read(Path.Combine(data, "wider")).ToList();
var widerPhotos = GrayPhoto.Load(wider.Select(item => item.Path));
if (parts.Contains("speed"))
{
    var celebaPhotos = Sample(GrayPhoto.Load(celeba));
    foreach (var model in models)
    {
        Speed.Measure(args[0], model, "celeba", celebaPhotos, threads, rounds, results);
        Speed.Measure(args[0], model, "wider", Sample(widerPhotos), threads, rounds, results);
    }
}
if (parts.Contains("quality"))
{
    var lfw = Pictures("lfw/lfw-deepfunneled").Where((_, i) => i % every == 0).ToList();
    foreach (var model in models)
    {
        var detector = CascadeDetector.Find(model);
        var dense = CascadeDetector.Find(model, new() { Step = 1, SkipAfterRejection = false });
        var boxes = widerPhotos.Zip(wider, (photo, item) => (photo, item.Faces)).ToList();
        Quality.OnBoxes(detector, model, boxes, results);
        Quality.OnBoxes(dense, $"{model} dense", boxes, results);
        Quality.OnPortraits(detector, "celeba", model, celeba, results);
        Quality.OnPortraits(dense, "celeba", $"{model} dense", celeba, results);
        Quality.OnPortraits(detector, "lfw", model, lfw, results);
    }
}
Console.WriteLine(JsonSerializer.Serialize(results));

// Evenly from the whole set: neighbours are alike.
GrayPhoto[] Sample(GrayPhoto[] photos)
{
    var count = Math.Min(photos.Length, Number("photos", 100));
    return [.. Enumerable.Range(0, count).Select(i => photos[(long)i * photos.Length / count])];
}

int Number(string name, int otherwise) =>
    options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

List<string> Pictures(string name)
{
    var files = Directory.EnumerateFiles(Path.Combine(data, name), "*.jpg", SearchOption.AllDirectories);
    return [.. files.Order(StringComparer.Ordinal)];
}
