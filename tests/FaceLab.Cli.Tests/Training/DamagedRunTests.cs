using FaceLab.Cli.Tests.Evaluation;

namespace FaceLab.Cli.Tests.Training;

/// <summary>Damaged runs given to the commands, as processes: one line and exit code 1, never a signal or a
/// trace.</summary>
public sealed class DamagedRunTests(TrainedFixture house) : IClassFixture<TrainedFixture>
{
    private const string Last = "checkpoints/last.safetensors", Best = "checkpoints/best.safetensors";

    [Theory]
    [InlineData(Last, "cut", "it is cut", "resume", "RUN")]
    [InlineData(Last, "empty", "ends within the first 8 bytes", "resume", "RUN")]
    [InlineData(Last, "random", "'random.global' has impossible values", "resume", "RUN")]
    [InlineData(Last, "other", "facelab network 1", "resume", "RUN")]
    [InlineData(Best, "cut", "it is cut", "evaluate", "RUN", "other")]
    [InlineData(Best, "lie", "does not fill bytes", "report", "RUN", "other")]
    [InlineData(Best, "nan", "not finite", "evaluate", "RUN", "other")]
    [InlineData(Best, "folder", "has no network yet", "evaluate", "RUN", "other")]
    [InlineData(Best, "other", "not a facelab network 1", "report", "RUN", "other")]
    [InlineData(Best, "cut", "it is cut", "train", "--config", "from.json", "--run", "RUN/next")]
    [InlineData("config.json", "cut", "config.json", "resume", "RUN")]
    [InlineData("config.json", "empty", "config.json", "evaluate", "RUN", "other")]
    [InlineData("metrics.csv", "cut", "metrics.csv", "report", "RUN", "other")]
    public async Task One_line_names_the_file(string file, string damage, string reason, params string[] words)
    {
        var run = $"damaged/{Path.GetFileNameWithoutExtension(file)}-{damage}-{words[0]}";
        Copy(house["runs/tiny"], house[run]);
        Spoil(house[$"{run}/{file}"], damage, house[$"{run}/{(file == Last ? Best : Last)}"]);
        // A config that starts from the damaged network.
        File.WriteAllText(house["from.json"], PatternPictures.Config(steps: 2, every: 2)
            .Replace("\"loss\":", $"\"startFrom\": \"{run}/{Best}\", \"loss\":", StringComparison.Ordinal));

        var (exitCode, output, errors) = await house.Run([.. words.Select(word =>
            word.Replace("RUN", run, StringComparison.Ordinal))]);

        Assert.True(exitCode == 1, $"{exitCode}: {errors}");
        Assert.Equal("", output);
        var line = errors.TrimEnd().Split('\n').Last();
        Assert.StartsWith("facelab: ", line);
        Assert.Contains(reason, line);
        Assert.DoesNotContain("frame #", errors);
        Assert.DoesNotContain("   at ", errors);
    }

    /// <summary>4.8 GB of weights in a process that may have 4.5 GB: libtorch's refusal has a trace of its
    /// own.</summary>
    [ShellFact]
    public async Task What_libtorch_refuses_is_told_without_its_trace()
    {
        File.WriteAllText(house["large.json"], PatternPictures.Config(steps: 2, every: 2)
            .Replace("\"inputSize\": 16, \"width\": 4, \"embeddingSize\": 8",
                "\"inputSize\": 384, \"width\": 8, \"embeddingSize\": 32768", StringComparison.Ordinal)
            .Replace("\"size\": 20", "\"size\": 384", StringComparison.Ordinal));
        var start = Facelab.StartInfo(null, house.Folder, "train", "--config", "large.json", "--run", "large");
        start.Environment["FACELAB_CACHE"] = house["cache"];
        // .NET reserves far more than it uses unless its heap has a limit.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x10000000";
        string[] limited = ["-c", "ulimit -v 4500000 && exec \"$0\" \"$@\"", start.FileName, .. start.ArgumentList];
        start.FileName = "/bin/sh";
        start.ArgumentList.Clear();
        foreach (var word in limited)
            start.ArgumentList.Add(word);

        var (exitCode, _, errors) = await Facelab.Run(start);

        Assert.True(exitCode == 1, $"{exitCode}: {errors}");
        Assert.Matches(@"^facelab: .*can't allocate memory.*$", errors.TrimEnd().Split('\n').Last());
        Assert.DoesNotContain("frame #", errors);
        Assert.DoesNotContain("   at ", errors);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Spoil(string path, string damage, string other)
    {
        var bytes = File.ReadAllBytes(path);
        switch (damage)
        {
            case "cut":
                File.WriteAllBytes(path, bytes[..(bytes.Length - 3)]);
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "other":
                File.Copy(other, path, overwrite: true);
                break;
            case "folder":
                File.Delete(path);
                Directory.CreateDirectory(path);
                break;
            case "lie":
                // A digit of the first shape.
                bytes[bytes.AsSpan().IndexOf("\"F32\",\"shape\":["u8) + 15] = (byte)'9';
                File.WriteAllBytes(path, bytes);
                break;
            case "nan":
                Fill(path, bytes, "embed.weight");
                break;
            case "random":
                Fill(path, bytes, "random.global");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage), damage, null);
        }
    }

    private static void Fill(string path, byte[] bytes, string name)
    {
        var entry = FaceLab.Learning.Checkpoints.SafetensorsFile.Open(path).Entries.First(one => one.Name == name);
        var data = 8 + (int)BitConverter.ToInt64(bytes);
        bytes.AsSpan(data + (int)entry.Begin, (int)(entry.End - entry.Begin)).Fill(0xFF);
        File.WriteAllBytes(path, bytes);
    }
}
