using FaceLab.Data;
using FaceLab.Evaluation.Embeddings;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Evaluation.Embeddings;

public sealed class EmbeddingFileTests : IDisposable
{
    private static readonly EmbeddedFaces First = new(
    [
        new FaceRecord("Ann \"A\" Lee, jr.", 1, "/faces/a, b.jpg") { Box = new FaceBox(0.1, -2, 30.25, 1e-7) },
        new FaceRecord("", 2, "/faces/Zoë.png"),
    ], [1f / 3, -0f, float.Epsilon, 1, 2, float.MaxValue])
    { Network = "abc" };

    private static readonly EmbeddedFaces Second = new([new FaceRecord("Bob", 7, "synthetic:1/2/3")], [7, 8, 9])
    {
        Network = "abc",
    };

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("e.parquet", "abc")]
    [InlineData("E.NPY", null)]
    [InlineData("deep/er/e.csv", null)]
    public void What_is_written_is_read_back_bit_for_bit(string name, string? network)
    {
        var nobody = new EmbeddedFaces([], []) { Network = "abc" };

        EmbeddingFile.Write(folder[name], [First, nobody, Second]);
        var read = EmbeddingFile.Read(folder[name]);

        Assert.Equal([.. First.Faces, .. Second.Faces], read.Faces);
        Assert.Equal([.. Bits(First.Values), .. Bits(Second.Values)], Bits(read.Values));
        Assert.Equal((3, network), (read.Size, read.Network));
        Assert.True(EmbeddingFile.IsAt(folder[name]));
        Assert.Equal([7, 8, 9], read[2].ToArray());
        Assert.DoesNotContain(Directory.GetFiles(folder.Path, "*.tmp", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public void The_faces_of_a_matrix_lie_beside_it()
    {
        EmbeddingFile.Write(folder["e.npy"], [First, Second]);

        Assert.Equal("path,identity,number,box_x,box_y,box_width,box_height",
            File.ReadLines(folder["e.faces.csv"]).First());
        Assert.Equal(4, File.ReadLines(folder["e.faces.csv"]).Count());
        var matrix = File.ReadAllBytes(folder["e.npy"]);
        Assert.Equal(128 + 9 * 4, matrix.Length);
        Assert.StartsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 3), }",
            System.Text.Encoding.ASCII.GetString(matrix, 10, 118));
    }

    [Fact]
    public void A_file_that_is_none_says_what_was_expected()
    {
        File.WriteAllText(folder["no.parquet"], "PAR1 but nothing else PAR1");
        File.WriteAllText(folder["no.csv"], "path,identity\n/a.jpg,Ann\n");
        EmbeddingFile.Write(folder["alone.npy"], [First]);
        File.Delete(folder["alone.faces.csv"]);
        EmbeddingFile.Write(folder["short.npy"], [First]);
        File.WriteAllBytes(folder["short.npy"], File.ReadAllBytes(folder["short.npy"])[..^4]);
        EmbeddingFile.Write(folder["text.npy"], [First]);
        File.WriteAllText(folder["text.npy"], "no matrix");

        Assert.Contains("no Parquet file of embeddings", Refused("no.parquet"));
        Assert.Contains("no columns e0, e1", Refused("no.csv"));
        Assert.Contains("alone.faces.csv", Refused("alone.npy"));
        Assert.Contains("has 5 numbers where 2 rows of 3 were expected", Refused("short.npy"));
        Assert.Contains("no NumPy matrix", Refused("text.npy"));
        Assert.Contains("`facelab embed` writes one", Refused("nowhere.parquet"));
        Assert.Contains("none of .parquet, .npy, .csv", Refused("e.xlsx"));
        Assert.False(EmbeddingFile.IsAt(folder["no.csv"]));
        Assert.False(EmbeddingFile.IsAt(folder.Path));
    }

    [Fact]
    public void A_picture_can_be_left_out()
    {
        Assert.Equal([Second.Faces[0]], EmbeddedFaces.Joined([First, Second]).Without("/faces/a, b.jpg")
            .Without("/faces/Zoë.png").Faces);
        Assert.Same(First, First.Without("/faces/other.jpg"));
    }

    private string Refused(string name) =>
        Assert.Throws<FaceDataException>(() => EmbeddingFile.Read(folder[name])).Message;

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
