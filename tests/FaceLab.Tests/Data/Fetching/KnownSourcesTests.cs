using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using FaceLab.Data;
using FaceLab.Data.Fetching;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>What FaceLab says of LFW's files, against the files and against those who publish their sums.</summary>
public sealed class KnownSourcesTests
{
    private const string ScikitLearn = "/usr/lib/python3/dist-packages/sklearn/datasets/_lfw.py";

    /// <summary>MD5 of the protocol files, as torchvision publishes them (torchvision/datasets/lfw.py).</summary>
    private static readonly Dictionary<string, string> PublishedMd5 = new()
    {
        ["pairs.txt"] = "9f1ba174e4e1c508ff7cdf10ac338a7d",
        ["pairsDevTest.txt"] = "5132f7440eb68cf58910c8a45a2ac10b",
        ["pairsDevTrain.txt"] = "4f27cbf15b2da4a85c1907eb4181ad21",
        ["people.txt"] = "450f0863dd89e85e73936a6d71a3474b",
        ["peopleDevTest.txt"] = "e4bf5be0a43b5dcd9dc5ccfcb8fb19c5",
        ["peopleDevTrain.txt"] = "54eaac34beb6d042ed3a7d883e247a21",
    };

    [Fact]
    public void Every_entry_is_fit_for_use_and_names_differ()
    {
        Assert.All(KnownSources.All, source => source.Validate());
        Assert.Equal(["lfw", "lfw-original"], KnownSources.All.Select(source => source.Name));
    }

    [Fact]
    public void What_has_no_mirror_is_optional_and_says_why()
    {
        var byHand = KnownSources.Lfw.Files.Where(file => file.Mirrors.Count == 0).ToList();

        Assert.Equal(["peopleDevTrain.txt", "peopleDevTest.txt", "people.txt"], byHand.Select(file => file.Name));
        Assert.All(byHand, file => Assert.True(file.Optional));
        Assert.All(byHand, file => Assert.Contains("MD5", file.Note));
        Assert.All(KnownSources.All.SelectMany(source => source.Files).SelectMany(file => file.Mirrors), mirror =>
            Assert.Equal("https", mirror.Scheme));
    }

    [LfwFact]
    [SuppressMessage("Security", "CA5351", Justification = "Others published MD5; SHA-256 is compared too.")]
    public void The_protocol_files_have_the_sums()
    {
        var folder = FaceSource.Find().LfwFolder!;
        foreach (var file in KnownSources.Lfw.Files.Where(file => !file.Unpack))
        {
            var content = File.ReadAllBytes(Path.Combine(folder, file.Name));
            Assert.Equal((file.Name, file.Sha256, file.Bytes), (file.Name, ServedFile.SumOf(content), content.Length));
            Assert.Equal((file.Name, PublishedMd5[file.Name]),
                (file.Name, Convert.ToHexStringLower(MD5.HashData(content))));
        }
    }

    [FileFact(ScikitLearn)]
    public void Addresses_and_sums_are_those_of_scikit_learn()
    {
        var published = File.ReadAllText(ScikitLearn);
        foreach (var file in KnownSources.All.SelectMany(source => source.Files).Where(file => file.Mirrors.Count > 0))
        {
            var entry = published[published.IndexOf($"filename=\"{file.Name}\"", StringComparison.Ordinal)..];
            entry = entry[..entry.IndexOf(')', StringComparison.Ordinal)];
            Assert.Contains($"url=\"{Assert.Single(file.Mirrors)}\"", entry);
            Assert.Contains($"checksum=\"{file.Sha256}\"", entry);
        }
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FileFactAttribute : FactAttribute
    {
        public FileFactAttribute(string path)
        {
            if (!File.Exists(path))
                Skip = $"'{path}' is not here.";
        }
    }
}
