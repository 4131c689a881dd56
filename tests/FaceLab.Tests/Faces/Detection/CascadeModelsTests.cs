using FaceLab.Data;
using FaceLab.Faces.Detection;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Detection;

public sealed class CascadeModelsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Places_are_looked_at_in_order()
    {
        folder.Write("FaceLab.sln");
        var path = folder.Write("elsewhere/x.xml");
        var system = folder.Write("system/haarcascades/x.xml");
        Assert.Equal(system, Find("x"));
        Assert.Equal(system, Find("x.xml"));

        var ours = folder.Write("data/models/x.xml");
        Assert.Equal(ours, Find("x"));

        var wished = folder.Write("wish/haarcascades/x.xml");
        Assert.Equal(wished, Find("x", folder["wish"]));
        Assert.Equal(wished, Find("x", $"{folder["data"]}{Path.PathSeparator}{folder["wish"]}"));
        Assert.Equal(path, Find(path, folder["wish"]));
    }

    [Fact]
    public void What_is_nowhere_is_named_with_the_places_and_the_remedy()
    {
        var error = Assert.Throws<FaceDataException>(() => Find("none"));

        Assert.Contains("none.xml", error.Message);
        Assert.Contains(folder["system"], error.Message);
        Assert.Contains("apt-get install opencv-data", error.Message);
        Assert.Contains("FACELAB_MODELS", error.Message);
    }

    [Fact]
    public void A_path_is_not_searched_elsewhere()
    {
        folder.Write("system/x.xml");

        Assert.Contains("other/x.xml", Assert.Throws<FaceDataException>(() => Find("other/x.xml")).Message);
        Assert.Throws<FaceDataException>(() => Find("../x.xml"));
    }

    [Fact]
    public void A_wish_that_is_no_folder_is_not_passed_over()
    {
        folder.Write("system/x.xml");

        Assert.Contains("/no/such/folder", Assert.Throws<FaceDataException>(
            () => Find("x", "/no/such/folder")).Message);
    }

    private string Find(string model, string? wish = null) =>
        CascadeModels.Find(model, wish, folder.Path, [folder["system"]]);
}
