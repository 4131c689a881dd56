using FaceLab.Learning.Losses;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Learning.Losses;

/// <summary>Softmax, ArcFace and CosFace over two classes at right angles: cosines can be read off.</summary>
public sealed class MarginSoftmaxTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Softmax_worked_by_hand()
    {
        using var loss = AtRightAngles(new SoftmaxLoss(2, 2));
        loss.state_dict()["bias"].detach()[1] = 0.5f;

        // Products 3 and 1, bias 0 and 0.5, class 0: ln(1 + e^(1.5 - 3)).
        Assert.Equal(Math.Log(1 + Math.Exp(-1.5)), loss.call(
            tensor(new[] { 3f, 1 }, [1, 2]), zeros(1, ScalarType.Int64))
            .item<float>(), 6);
    }

    [Fact]
    public void A_normalised_classifier_sees_directions_only()
    {
        using var loss = AtRightAngles(new SoftmaxLoss(2, 2, bias: false, normalize: true, scale: 10));

        foreach (var length in new[] { 0.01f, 1, 100 })
            Assert.Equal(Math.Log(1 + Math.Exp(10 * (0.8 - 0.6))), Value(loss, 0.6f * length, 0.8f * length), 1e-5);
    }

    [Fact]
    public void A_fresh_classifier_knows_nothing_and_its_rows_have_a_length_near_1()
    {
        manual_seed(1);
        using var loss = new SoftmaxLoss(200, 64);

        Assert.Equal(1, loss.state_dict()["weight"].square().sum([1]).mean().item<float>(), 0.05f);
        Assert.Equal(Math.Log(200), loss.call(zeros(3, 64), tensor(new long[] { 0, 5, 199 })).item<float>(), 5);
    }

    [Fact]
    public void The_loss_of_a_perfect_normalised_classifier_is_NormFaces_bound()
    {
        // Four classes at the corners of a tetrahedron, embeddings on their weights.
        using var loss = new SoftmaxLoss(4, 3, bias: false, normalize: true, scale: 5);
        var corners = tensor(new[] { 1f, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1 }, [4, 3]);
        loss.load_state_dict(new() { ["weight"] = corners });

        Assert.Equal(Math.Log(1 + 3 * Math.Exp(-5 * 4.0 / 3)), loss.call(corners, arange(4)).item<float>(), 1e-6);
    }

    [Fact]
    public void CosFace_worked_by_hand()
    {
        using var loss = AtRightAngles(new CosFaceLoss(2, 2, scale: 10, margin: 0.35));

        Assert.Equal(Math.Log(1 + Math.Exp(10 * (0.8 - (0.6 - 0.35)))), Value(loss, 0.6f, 0.8f), 5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(80)]
    [InlineData(150)]
    public void ArcFace_adds_its_margin_to_the_angle(double degrees)
    {
        using var loss = AtRightAngles(new ArcFaceLoss(2, 2, scale: 4, marginRadians: 0.5));
        var angle = degrees * Math.PI / 180;

        // sin² θ counts as at least 1e-6, which shows at 0 degrees.
        Assert.Equal(Cost(4, Math.Cos(angle + 0.5), Math.Sin(angle)), Value(loss, angle), 0.002);
    }

    [Theory]
    [InlineData(152)]
    [InlineData(165)]
    [InlineData(180)]
    public void Beyond_pi_ArcFace_goes_on_falling_along_the_cosine(double degrees)
    {
        using var loss = AtRightAngles(new ArcFaceLoss(2, 2, scale: 4, marginRadians: 0.5));
        var angle = degrees * Math.PI / 180;

        Assert.Equal(Cost(4, Math.Cos(angle) - 0.5 * Math.Sin(0.5), Math.Sin(angle)), Value(loss, angle), 1e-4);
    }

    [Fact]
    public void A_larger_own_angle_never_costs_less()
    {
        using var loss = new ArcFaceLoss(2, 3, scale: 4, marginRadians: 0.5);
        loss.load_state_dict(new() { ["weight"] = tensor(new[] { 1f, 0, 0, 0, 1, 0 }, [2, 3]) });
        // The angle to the other class stays a right angle: only the own one changes.
        var values = Enumerable.Range(0, 181).Select(degrees => degrees * Math.PI / 180)
            .Select(angle => tensor(new[] { (float)Math.Cos(angle), 0, (float)Math.Sin(angle) }, [1, 3]))
            .Select(embedding => loss.call(embedding, zeros(1, ScalarType.Int64)).item<float>()).ToList();

        Assert.DoesNotContain(values.Zip(values.Skip(1)), pair => pair.First - pair.Second > 1e-4);
    }

    [Fact]
    public void Without_margin_all_three_are_the_normalised_softmax()
    {
        using var softmax = AtRightAngles(new SoftmaxLoss(2, 2, bias: false, normalize: true, scale: 7));
        using var arc = AtRightAngles(new ArcFaceLoss(2, 2, scale: 7, marginRadians: 0));
        using var cos = AtRightAngles(new CosFaceLoss(2, 2, scale: 7, margin: 0));

        Assert.Equal(Value(softmax, 1.1), Value(arc, 1.1), 1e-5);
        Assert.Equal(Value(softmax, 1.1), Value(cos, 1.1), 1e-5);
    }

    [Theory]
    [InlineData(1, 2, 64, 0.5)]
    [InlineData(2, 0, 64, 0.5)]
    [InlineData(2, 2, 0, 0.5)]
    [InlineData(2, 2, double.PositiveInfinity, 0.5)]
    [InlineData(2, 2, 64, -0.1)]
    [InlineData(2, 2, 64, 2)]
    [InlineData(2, 2, 64, double.NaN)]
    public void Settings_out_of_range_are_refused(int classes, int size, double scale, double margin)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArcFaceLoss(classes, size, scale, margin));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosFaceLoss(classes, size, scale, margin));
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 2, -1)]
    public void Softmax_settings_out_of_range_are_refused(int classes, int size, double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftmaxLoss(classes, size, scale: scale));

    /// <summary>Class 0 along x, class 1 along y, of different lengths.</summary>
    private static T AtRightAngles<T>(T loss) where T : Module
    {
        using var noGradient = no_grad();
        var lengths = loss.state_dict().ContainsKey("bias") ? (X: 1f, Y: 1f) : (X: 0.5f, Y: 3f);
        loss.state_dict()["weight"].copy_(tensor(new[] { lengths.X, 0, 0, lengths.Y }, [2, 2]));
        return loss;
    }

    private static double Cost(double scale, double own, double other) => Math.Log(1 + Math.Exp(scale * (other - own)));

    private static float Value(Module<Tensor, Tensor, Tensor> loss, double angle) =>
        Value(loss, (float)Math.Cos(angle), (float)Math.Sin(angle));

    private static float Value(Module<Tensor, Tensor, Tensor> loss, float x, float y) =>
        loss.call(tensor(new[] { x, y }, [1, 2]), zeros(1, ScalarType.Int64)).item<float>();
}
