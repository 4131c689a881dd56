using FaceLab.Evaluation;
using FaceLab.Evaluation.Reporting;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Evaluation.Reporting;

public sealed class EvaluationFigureTests
{
    [Fact]
    public void A_file_quotes_names_and_leaves_out_what_is_no_number()
    {
        using var folder = new TempFolder();
        EvaluationFigure.WriteCsv(folder["sub/figures.csv"], "a \"b\", c", "task\nof two lines",
            [EvaluationFigure.Rate("recall", new(1, 4)), EvaluationFigure.Rate("precision", new(0, 0)),
                new("threshold", 0.1)]);

        var (low, high) = new Proportion(1, 4).ClopperPearson();
        const string Start = "\"a \"\"b\"\", c\",\"task\nof two lines\"";
        Assert.Equal(FormattableString.Invariant(
            $"model,task,figure,value,low,high,count,total\r\n{Start},recall,0.25,{low:R},{high:R},1,4\r\n") +
            FormattableString.Invariant($"{Start},precision,,,,0,0\r\n{Start},threshold,0.1,,,,\r\n"),
            File.ReadAllText(folder["sub/figures.csv"]));
        Assert.Single(Directory.GetFiles(folder["sub"]));
    }

    [Fact]
    public void A_file_that_cannot_be_finished_is_not_begun()
    {
        using var folder = new TempFolder();
        folder.Write("figures.csv", "old");

        Assert.Throws<InvalidOperationException>(() => EvaluationFigure.WriteCsv(
            folder["figures.csv"], "m", "t", Failing()));

        Assert.Equal("old", File.ReadAllText(folder["figures.csv"]).Trim());
        Assert.Single(Directory.GetFiles(folder.Path));

        static IEnumerable<EvaluationFigure> Failing()
        {
            yield return new("threshold", 0.5);
            throw new InvalidOperationException("midway");
        }
    }
}
