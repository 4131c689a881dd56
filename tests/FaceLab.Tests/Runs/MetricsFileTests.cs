using FaceLab.Data;
using FaceLab.Learning;
using FaceLab.Runs;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Runs;

public sealed class MetricsFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_curve_comes_back_with_its_warnings()
    {
        EvaluationStep[] curve =
        [
            new(2, 0.5, 1.25, double.NaN, 100) { Metric = 0.75, Epoch = 1 },
                new(4, 1, 1, 0.5, 90) { Warning = "The loss stays at 0.2, where \"all\" are the same, 100 %." },
            new(6, 1.5, 1, 0.5, 90) { Warning = "\"" },
        ];

        MetricsFile.Write(folder["metrics.csv"], curve);

        Assert.Equal(curve, MetricsFile.Read(folder["metrics.csv"]));
        Assert.EndsWith(",\"The loss stays at 0.2, where \"\"all\"\" are the same, 100 %.\"",
            File.ReadAllLines(folder["metrics.csv"])[2]);
    }

    [Fact]
    public void A_warning_of_two_lines_is_one_line_of_the_file()
    {
        MetricsFile.Write(folder["metrics.csv"], [new(2, 0.5, 1, 1, 1) { Warning = "one\r\ntwo" }]);

        Assert.Equal("one two", Assert.Single(MetricsFile.Read(folder["metrics.csv"])).Warning);
    }

    [Fact]
    public void A_curve_without_warnings_is_read_too()
    {
        folder.Write("metrics.csv", "step,training_loss", "2,0.5");

        var point = Assert.Single(MetricsFile.Read(folder["metrics.csv"]));
        Assert.Equal((2, 0.5), (point.Step, point.TrainingLoss));
        Assert.Null(point.Warning);
    }

    [Theory]
    [InlineData("2,half,", "'training_loss', a number with a decimal point, got 'half'")]
    [InlineData("2,0.5,\"a,b", "no CSV as RFC 4180")]
    [InlineData("2,0.5,a,b", "expected 3 fields")]
    [InlineData("2,\"0.5,\"a", "no CSV as RFC 4180")]
    public void A_line_that_was_changed_is_named(string line, string reason)
    {
        folder.Write("metrics.csv", "step,training_loss,warning", line);

        Assert.Contains("line 2", Assert.Throws<FaceDataException>(
            () => MetricsFile.Read(folder["metrics.csv"])).Message);
        Assert.Contains(reason, Assert.Throws<FaceDataException>(
            () => MetricsFile.Read(folder["metrics.csv"])).Message);
    }
}
