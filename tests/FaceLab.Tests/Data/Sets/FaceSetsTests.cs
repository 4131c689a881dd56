using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>One way to open any set: by name or by path, recognised by its layout.</summary>
public sealed class FaceSetsTests : IDisposable
{
    private readonly TempFolder home = new();

    public FaceSetsTests() => home.Write("checkout/FaceLab.sln");

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_name_is_looked_up_where_FaceSource_looks()
    {
        home.Write("shared/data/mine/in_shared/1.jpg");
        Assert.Equal(["in_shared"], Open("mine").Faces.Identities);
        home.Write("checkout/data/mine/in_data/1.jpg");
        Assert.Equal(["in_data"], Open("mine").Faces.Identities);
        home.Write("elsewhere/mine/named/1.jpg");
        Assert.Equal(["named"], Open("mine", home["elsewhere"]).Faces.Identities);
        Assert.Equal(["named"], Open("mine", home["elsewhere/mine/"]).Faces.Identities);
        Assert.Equal(["in_data"], Open("mine", "synthetic").Faces.Identities);
    }

    [Fact]
    public void Sets_have_short_names()
    {
        home.Write("checkout/data/celeba-photos/identities.csv", "file,identity", "1.jpg,5");
        home.Write("checkout/data/celeba-photos/photos/1.jpg");

        Assert.IsType<CelebaDataset>(Open("CelebA"));
    }

    [Fact]
    public void Each_layout_is_recognised()
    {
        using var lfw = new TinyLfw();
        Assert.IsType<LfwDataset>(Open(lfw.Path));
        Assert.IsType<LfwDataset>(FaceSets.Open(lfw.Path));

        Layout("orl/s1/1.pgm");
        Layout("cfp/Data/Images/001/frontal/01.jpg");
        Layout("scut/images/AF1.jpg");
        Layout("scut/scores.csv", "file,score", "AF1.jpg,3");
        Layout("points/images/a.jpg");
        Layout("points/points.csv", "file,lx,ly,rx,ry,nx,ny,mlx,mly,mrx,mry", "a.jpg,30,32,70,31,51,55,33,75,67,74");
        Layout("wider/images/a.jpg");
        Layout("wider/bbx_gt.txt", "a.jpg", "1", "1 2 3 4");
        Layout("fddb/originalPics/big/a.jpg");
        Layout("fddb/FDDB-folds/FDDB-fold-01-ellipseList.txt", "big/a", "1", "3 2 0 5 5 1");
        Layout("plain/ann/1.jpg");
        FaceManifest.Write(home["x/list.csv"], new FaceSet("x", [new("ann", 1, home["x/1.jpg"])]));

        Assert.IsType<OrlDataset>(Open(home["x/orl"]));
        Assert.IsType<CfpDataset>(Open(home["x/cfp"]));
        Assert.IsType<ScutFbpDataset>(Open(home["x/scut"]));
        Assert.IsType<ScutFbpDataset>(Open(home["x/scut/scores.csv"]));
        Assert.IsType<Landmarks5Dataset>(Open(home["x/points"]));
        Assert.IsAssignableFrom<PhotoDataset>(Open(home["x/wider"]));
        Assert.IsType<FddbDataset>(Open(home["x/fddb"]));
        Assert.IsType<PersonFolders>(Open(home["x/plain"]));
        Assert.Equal("list", Open(home["x/list.csv"]).Faces.Name);
        Assert.Empty(Open(home["x/list.csv"]).PassedOver);

        void Layout(string name, params string[] lines) => home.Write($"x/{name}", lines);
    }

    [Fact]
    public void A_name_that_is_nowhere_says_where_it_was_sought()
    {
        var message = Assert.Throws<FaceDataException>(() => Open("nowhere", home["elsewhere"])).Message;

        foreach (var place in (string[])["elsewhere/nowhere", "checkout/data/nowhere", "shared/data/nowhere"])
            Assert.Contains(home[place], message);
        Assert.Contains("FACELAB_DATA", message);
        Assert.Contains("no '/typo/path'", Assert.Throws<FaceDataException>(() => Open("/typo/path")).Message);
        Assert.Null(FaceSets.Find("no set of this name"));
        Assert.Throws<ArgumentException>(() => Open(" "));
    }

    [Fact]
    public void A_closing_slash_names_the_same_place() =>
        Assert.Equal(home.Path, FaceSets.Find(home.Path + Path.DirectorySeparatorChar));

    [Fact]
    public void A_folder_of_unknown_layout_says_what_was_expected()
    {
        home.Write("odd/readme.txt");

        var message = Assert.Throws<FaceDataException>(() => Open(home["odd"])).Message;

        Assert.Contains(home["odd"], message);
        foreach (var layout in (string[])["LFW", "CelebA", "MNIST", "ORL", "FDDB", "folders of people", "manifest"])
            Assert.Contains(layout, message);
    }

    private IFaceDataset Open(string name, string? dataFolder = null) =>
        FaceSets.Open(name, dataFolder, home["checkout"]);
}
