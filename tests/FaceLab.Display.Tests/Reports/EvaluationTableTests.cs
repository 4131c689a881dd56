using FaceLab.Display.Reports;
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
}
