using FaceLab.Data;
using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Faces.Detection;

public sealed class DetectionEvaluationTests
{
    private static readonly FaceBox A = new(0, 0, 20, 20), B = new(100, 0, 40, 40), C = new(200, 0, 80, 80);

    [Fact]
    public void Precision_recall_and_average_precision_are_those_by_hand()
    {
        // The curve: right (1/3, 1), wrong (1/3, 1/2), right (2/3, 2/3). Area: 1/3 * 1 + 1/3 * 2/3.
        var quality = Evaluate([A, B, C], (B, 9), (new(400, 0, 20, 20), 8), (A, 7));

        Assert.Equal((3, 3, 2), (quality.Truths, quality.Detections, quality.Found));
        Assert.Equal(2.0 / 3, quality.Precision, 1e-12);
        Assert.Equal(2.0 / 3, quality.Recall, 1e-12);
        Assert.Equal(5.0 / 9, quality.AveragePrecision, 1e-12);
    }

    [Fact]
    public void A_second_box_on_a_face_is_an_error()
    {
        var quality = Evaluate([B], (B, 2), (B with { X = 101 }, 1));

        Assert.Equal((1, 2), (quality.Found, quality.Detections));
        Assert.Equal(1, quality.AveragePrecision);
    }

    [Fact]
    public void The_surest_chooses_first_and_takes_what_it_overlaps_most()
    {
        // Both true faces overlap the first detection by more than a half; the second one fits only the first face.
        FaceBox near = new(0, 0, 100, 100), far = new(20, 0, 100, 100);
        var quality = Evaluate([near, far], (new(-20, 0, 100, 100), 1), (new(15, 0, 100, 100), 2));

        Assert.Equal(2, quality.Found);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(10.01, 0)]
    public void Half_the_union_is_enough(double shift, int found) =>
        // 30 wide, shifted by 10: 20 of 40.
        Assert.Equal(found, Evaluate([new(0, 0, 30, 10)], (new(shift, 0, 30, 10), 1)).Found);

    [Fact]
    public void Faces_of_other_sizes_neither_count_nor_harm()
    {
        (FaceBox, double)[] found = [(A, 1), (B, 2), (C, 3), (new(400, 0, 20, 20), 4), (new(400, 0, 50, 50), 5)];

        var middle = Evaluate([A, B, C], new FaceSizes(30, 60), found);
        Assert.Equal((1, 2, 1), (middle.Truths, middle.Detections, middle.Found));
        var all = Evaluate([A, B, C], new FaceSizes(), found);
        Assert.Equal((3, 5, 3), (all.Truths, all.Detections, all.Found));
        var large = Evaluate([A, B, C], new FaceSizes(60), found);
        Assert.Equal((1, 1, 1), (large.Truths, large.Detections, large.Found));
    }

    [Fact]
    public void A_face_that_counts_goes_before_one_that_does_not()
    {
        // The small face overlaps the detection better.
        var quality = Evaluate([new(0, 0, 28, 28), new(0, 0, 34, 34)], new FaceSizes(30), (new(0, 0, 29, 29), 1));

        Assert.Equal((1, 1), (quality.Truths, quality.Found));
    }

    [Fact]
    public void Equal_confidences_are_one_point_whatever_their_order()
    {
        FaceBox nothing = new(400, 0, 20, 20);

        Assert.Equal(0.5, Evaluate([A], (nothing, 1), (A, 1)).AveragePrecision, 1e-12);
        Assert.Equal(0.5, Evaluate([A], (A, 1), (nothing, 1)).AveragePrecision, 1e-12);
    }

    [Fact]
    public void Photos_are_matched_one_by_one_and_ranked_together()
    {
        var quality = DetectionEvaluation.Of([new([A], [new(B, 1)]), new([B], [new(A, 3), new(B, 2)]), new([], [])]);

        Assert.Equal((2, 3, 1), (quality.Truths, quality.Detections, quality.Found));
        Assert.Equal(0.25, quality.AveragePrecision, 1e-12);
    }

    [Fact]
    public void Nothing_found_is_zero_and_nothing_to_find_is_no_number()
    {
        var nothingFound = Evaluate([A]);
        Assert.Equal((0, 0), (nothingFound.Recall, nothingFound.AveragePrecision));
        Assert.True(double.IsNaN(nothingFound.Precision));

        var nothingThere = Evaluate([], (A, 1));
        Assert.Equal(0, nothingThere.Precision);
        Assert.True(double.IsNaN(nothingThere.Recall));
        Assert.True(double.IsNaN(nothingThere.AveragePrecision));
    }

    private static DetectionEvaluation Evaluate(FaceBox[] truth, params (FaceBox Box, double Confidence)[] found) =>
        Evaluate(truth, new FaceSizes(), found);

    private static DetectionEvaluation Evaluate(FaceBox[] truth, FaceSizes sizes,
        params (FaceBox Box, double Confidence)[] found) =>
        DetectionEvaluation.Of([new(truth, [.. found.Select(one => new FaceDetection(one.Box, one.Confidence))])],
            sizes);
}
