namespace FaceLab.Signatures;

/// <summary>Every public and protected member of a polyfill is one of the real package, with the same signature.</summary>
public sealed class PolyfillTests
{
    [PackageFact("TorchSharp")]
    public void TorchSharp_offers_only_what_the_real_one_has() => AssertSubset("TorchSharp");

    [PackageFact("SixLabors.ImageSharp")]
    public void ImageSharp_offers_only_what_the_real_one_has() => AssertSubset("SixLabors.ImageSharp");

    [PackageFact("Plotly.NET")]
    public void Plotly_offers_only_what_the_real_one_has() => AssertSubset("Plotly.NET");

    [PackageFact("Microsoft.Data.Analysis")]
    public void DataAnalysis_offers_only_what_the_real_one_has() => AssertSubset("Microsoft.Data.Analysis");

    private static void AssertSubset(string name)
    {
        var package = new Package(name);
        using var polyfill = new AssemblySurface(File.OpenRead(package.Polyfill!));
        using var real = new AssemblySurface(File.OpenRead(package.Real!));

        Assert.NotEmpty(polyfill.Types);
        var violations = Comparison.Violations(polyfill, real);
        Assert.True(violations.Count == 0,
            $"{violations.Count} members of the polyfill {package.Polyfill} are not in {package.Real}:\n"
            + string.Join('\n', violations));
    }
}
