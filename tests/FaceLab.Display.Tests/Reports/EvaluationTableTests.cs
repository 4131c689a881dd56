using FaceLab.Display.Reports;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Reporting;

namespace FaceLab.Display.Tests.Reports;

public sealed class EvaluationTableTests
{
    [Fact]
    public void Rates_are_percent_counts_are_whole_and_areas_are_neither()
    {
        Assert.Equal(["recall", "25.00 %", "0.63 % to 80.59 %", "1 of 4"],
            EvaluationTable.RowOf(EvaluationFigure.Rate("recall", new(1, 4))));
        Assert.Equal(["all impostor pairs", "4,123,441", "", ""],
            EvaluationTable.RowOf(new("all_impostor_pairs", 4_123_441) { Form = FigureForm.Count }));
        Assert.Equal(["all pairs area under curve", "0.9876", "", ""],
            EvaluationTable.RowOf(new("all_pairs_area_under_curve", 0.9876) { Form = FigureForm.Number }));
        Assert.Equal(["area under curve", "0.9000", "0.8000 to 0.9500", ""],
            EvaluationTable.RowOf(new("area_under_curve", 0.9, 0.8, 0.95) { Form = FigureForm.Number }));
    }

    [Fact]
    public void A_rate_that_too_few_pairs_carry_is_refused_and_other_figures_are_none()
    {
        Assert.Equal(["false accepts at far 0.001", "refused", "", "3 of 3,276"],
            EvaluationTable.RowOf(new("false_accepts_at_far_0.001", double.NaN, Of: new(3, 3276)) { Refused = true }));
        Assert.Equal(["precision", "none", "", "0 of 0"],
            EvaluationTable.RowOf(EvaluationFigure.Rate("precision", new(0, 0))));
    }

    [Fact]
    public void The_table_shows_what_stands_and_one_line_what_is_refused()
    {
        EvaluationFigure[] figures = [EvaluationFigure.Rate("recall", new(1, 4)), Refused("tar_at_far_0.01", null),
            Refused("false_accepts_at_far_0.01", new(3, 300)), Refused("all_pairs_tar_at_far_0.001", null)];

        Assert.Equal(["recall", "25.00 %", "0.63 % to 80.59 %", "1 of 4", "50.00 %", ""], Assert.Single(
            EvaluationTable.RowsBeside(figures, [[EvaluationFigure.Rate("recall", new(2, 4))], []])));
        Assert.Equal(["figure", "value", "95 % interval", "rests on", "pixels"],
            EvaluationTable.ColumnsBeside(["pixels"]));
        Assert.Equal("refused, as fewer than 10 impostor pairs would be accepted: tar at far 0.01, " +
            "all pairs tar at far 0.001", EvaluationTable.RefusedLine(figures));
        Assert.Null(EvaluationTable.RefusedLine(figures[..1]));

        static EvaluationFigure Refused(string name, Proportion? of) =>
            new(name, double.NaN, Of: of) { Refused = true };
    }
}
