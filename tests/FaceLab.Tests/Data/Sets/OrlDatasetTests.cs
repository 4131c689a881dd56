using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

public sealed class OrlDatasetTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void People_and_pictures_come_in_the_order_of_their_numbers()
    {
        foreach (var name in (string[])["s10/1.pgm", "s2/10.pgm", "s2/9.pgm", "s1/1.pgm", "README"])
            folder.Write(name);

        var set = OrlDataset.Open(folder.Path);

        Assert.Equal(["s1", "s2", "s10"], set.Faces.Identities);
        Assert.Equal([1, 9, 10, 1], set.Faces.Records.Select(record => record.Number));
        Assert.Equal([folder["README"]], set.PassedOver.Select(entry => entry.Path));
    }

    [Fact]
    public void A_picture_of_another_name_is_told_and_one_that_is_there_twice_refused()
    {
        folder.Write("s1/1.pgm");
        folder.Write("s1/one.pgm");
        Assert.Equal([folder["s1/one.pgm"]], OrlDataset.Open(folder.Path).PassedOver.Select(entry => entry.Path));

        folder.Write("s1/1.png");
        Assert.Contains("1.png", Assert.Throws<FaceDataException>(() => OrlDataset.Open(folder.Path)).Message);
    }

    [Fact]
    public void Another_folder_is_refused() =>
        Assert.Contains("'s1/1.pgm'", Assert.Throws<FaceDataException>(() => OrlDataset.Open(folder.Path)).Message);
}
