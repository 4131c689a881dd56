using FaceLab.Data;
using FaceLab.Data.Fetching;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>A school's own sets, and JSON that is none.</summary>
public sealed class CatalogueFileTests : IDisposable
{
    private const string Sum = "055f7d9c632d7370e6fb4afc7468d40f970c34a80d4c6f50ffec63f5a8d536c0";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_set_is_read_with_all_it_says()
    {
        var set = Assert.Single(Read("""
            {
              // comments and a last comma do no harm
              "sets": [{
                "name": "class-4b", "title": "Our class", "terms": "Ours only.", "citation": "None.",
                "files": [
                  {"name": "faces.zip", "sha256": "SUM", "bytes": 1234, "unpack": true,
                      "mirrors": ["http://server/a.zip", "https://other/b"],
                   "limits": {"maximumEntries": 50, "maximumBytes": 100000}},
                  {"name": "notes.txt", "sha256": "SUM", "optional": true, "note": "Ask the teacher."},
                ],
              }]
            }
            """));

        Assert.Equal(("class-4b", "Our class", "Ours only.", "None."), (set.Name, set.Title, set.Terms, set.Citation));
        var (archive, notes) = (set.Files[0], set.Files[1]);
        Assert.Equal(("faces.zip", Sum, 1234L, true, false),
            (archive.Name, archive.Sha256, archive.Bytes, archive.Unpack, archive.Optional));
        Assert.Equal(["http://server/a.zip", "https://other/b"], archive.Mirrors.Select(mirror => mirror.AbsoluteUri));
        Assert.Equal(new ArchiveLimits { MaximumEntries = 50, MaximumBytes = 100_000 }, archive.Limits);
        Assert.Equal((true, "Ask the teacher.", null, 0),
            (notes.Optional, notes.Note, notes.Bytes, notes.Mirrors.Count));
    }

    [Fact]
    public void The_example_in_the_data_folders_README_is_one()
    {
        var readme = File.ReadAllText(Path.Combine(Checkout(), "data", "README.md"));
        var start = readme.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;

        Assert.Single(Read(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("null", "cannot be read")]
    [InlineData("[]", "cannot be read")]
    [InlineData("{}", "sets")]
    [InlineData("""{"sets": null}""", "cannot be read")]
    [InlineData("""{"sets": [null]}""", "is null")]
    [InlineData("""{"sets": [{"name": "a"}]}""", "title")]
    [InlineData("""{"sets": [], "stes": []}""", "stes")]
    public void What_is_no_catalogue_says_where(string json, string expected) => Assert.Contains(expected, Error(json));

    [Theory]
    [InlineData("name", "\"../lfw\"", "small letters")]
    [InlineData("name", "\"\"", "small letters")]
    [InlineData("name", "\"downloads\"", "neither")]
    [InlineData("name", "\"lfw\\n\"", "small letters")]
    [InlineData("name", "\"nul\"", "small letters")]
    [InlineData("terms", "\" \"", "an empty terms")]
    [InlineData("files", "[]", "0 files")]
    [InlineData("files", "[null]", "one that is null")]
    [InlineData("files", "[{\"name\": \"a\", \"sha256\": \"SUM\"}, {\"name\": \"A\", \"sha256\": \"SUM\"}]",
        "the file 'a' twice")]
    [InlineData("files", "[{\"name\": \"../a\", \"sha256\": \"SUM\"}]", "'..'")]
    [InlineData("files", "[{\"name\": \"b/a\", \"sha256\": \"SUM\"}]", "without a folder")]
    [InlineData("files", "[{\"name\": \"a.part\", \"sha256\": \"SUM\"}]", "end in '.part'")]
    [InlineData("files", "[{\"name\": \".a\", \"sha256\": \"SUM\"}]", "start with a dot")]
    [InlineData("files", "[{\"name\": \"a\", \"sha256\": \"055f\"}]", "64 hexadecimal digits")]
    [InlineData("files", "[{\"name\": \"a\"}]", "sha256")]
    [InlineData("files", "[{\"name\": \"a\", \"sha256\": \"SUM\", \"bytes\": -1}]", "length -1")]
    [InlineData("files", "[{\"name\": \"a\", \"sha256\": \"SUM\", \"mirrors\": [\"file:///etc/passwd\"]}]",
        "http or https")]
    [InlineData("files", "[{\"name\": \"a\", \"sha256\": \"SUM\", \"mirrors\": [\"/a\"]}]", "http or https")]
    [InlineData("files", "[{\"name\": \"a\", \"sha256\": \"SUM\", \"mirrors\": [\"http://me:secret@server/a\"]}]",
        "without a user's name")]
    [InlineData("files", "[{\"name\": \"a\", \"sha256\": \"SUM\", \"limits\": {\"maximumEntries\": 0}}]",
        "MaximumEntries = 0")]
    public void An_unfit_value_is_named(string property, string value, string expected)
    {
        var set = new Dictionary<string, string>
        {
            ["name"] = "\"a\"", ["title"] = "\"t\"", ["terms"] = "\"t\"", ["citation"] = "\"c\"", ["files"] =
                "[{\"name\": \"a\", \"sha256\": \"SUM\"}]",
        };
        Assert.Single(Read(Json()));

        set[property] = value;

        Assert.Contains(expected, Error(Json()));

        string Json() => $$"""{"sets": [{{{string.Join(", ", set.Select(item => $"\"{item.Key}\": {item.Value}"))}}}]}""";
    }

    [Fact]
    public void A_missing_and_a_twofold_catalogue_are_named()
    {
        Assert.Contains("There is no catalogue",
            Assert.Throws<FaceDataException>(() => CatalogueFile.Read(folder["none.json"])).Message);
        const string Set = """{"name": "a", "title": "t", "terms": "t", "citation": "c", "files": [{"name": "a", "sha256": "SUM"}]}""";
        Assert.Contains("the set 'a' twice", Error($$"""{"sets": [{{Set}}, {{Set}}]}"""));
    }

    private IReadOnlyList<DataSource> Read(string json)
    {
        File.WriteAllText(folder["sets.json"], json.Replace("SUM", Sum, StringComparison.Ordinal));
        return CatalogueFile.Read(folder["sets.json"]);
    }

    private string Error(string json) => Assert.Throws<FaceDataException>(() => Read(json)).Message;

    private static string Checkout()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "FaceLab.sln")))
            at = at.Parent!;
        return at.FullName;
    }
}
