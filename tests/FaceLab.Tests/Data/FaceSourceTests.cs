using FaceLab.Data;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data;

/// <summary>FACELAB_DATA, then data/, then ../shared/data, then rendered faces.</summary>
public sealed class FaceSourceTests : IDisposable
{
    private readonly TempFolder home = new();

    public FaceSourceTests()
    {
        home.Write("checkout/FaceLab.sln");
        home.Write("checkout/notebooks/03.ipynb");
    }

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("synthetic")]
    [InlineData("Synthetic")]
    public void Rendered_faces_may_be_asked_for(string wish)
    {
        home.Write("checkout/data/lfw/pairsDevTest.txt");

        var source = FaceSource.Find(wish, home["checkout"]);

        Assert.Null(source.LfwFolder);
        Assert.Equal("synthetic faces", source.Name);
        Assert.Contains(FaceSource.Variable, source.Reason);
    }

    [Theory]
    [InlineData("mine/lfw")]
    [InlineData("mine")]
    public void A_named_folder_comes_first(string holder)
    {
        home.Write("checkout/data/lfw/pairsDevTest.txt");
        home.Write($"{holder}/pairsDevTest.txt");

        var source = FaceSource.Find(home["mine"], home["checkout"]);

        Assert.Equal(home[holder], source.LfwFolder);
        Assert.Equal($"LFW in {home[holder]}", source.Name);
    }

    [Fact]
    public void A_named_folder_without_faces_is_an_error_and_not_passed_over()
    {
        home.Write("checkout/data/lfw/pairsDevTest.txt");

        var error = Assert.Throws<FaceDataException>(() => FaceSource.Find(home["typo"], home["checkout"]));

        Assert.Contains(home["typo"], error.Message);
        Assert.Contains("unset", error.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Then_comes_data_in_the_checkout_also_from_below(string? wish)
    {
        home.Write("checkout/data/lfw/pairsDevTest.txt");
        home.Write("shared/data/lfw/pairsDevTest.txt");

        var source = FaceSource.Find(wish, home["checkout/notebooks"]);

        Assert.Equal(home["checkout/data/lfw"], source.LfwFolder);
        Assert.Equal("found in data", source.Reason);
    }

    [Fact]
    public void Then_comes_shared_data_beside_the_checkout()
    {
        home.Write("shared/data/lfw/pairsDevTest.txt");

        Assert.Equal(home["shared/data/lfw"], FaceSource.Find(null, home["checkout"]).LfwFolder);
    }

    [Fact]
    public void Last_come_rendered_faces_with_the_reason()
    {
        var source = FaceSource.Find(null, home["checkout"]);

        Assert.Null(source.LfwFolder);
        Assert.Contains("no LFW", source.Reason);
    }

    [Fact]
    public void Outside_a_checkout_only_the_variable_counts()
    {
        home.Write("data/lfw/pairsDevTest.txt");

        Assert.Null(FaceSource.Find(null, home.Path).LfwFolder);
    }
}
