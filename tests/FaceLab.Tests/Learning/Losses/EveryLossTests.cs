using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using FaceLab.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

/// <summary>What every loss of embeddings and labels has to stand.</summary>
public sealed class EveryLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor labels = tensor(new long[] { 0, 0, 1, 1, 2, 2, 0, 1 });

    public static TheoryData<string> Names => EveryLoss.Names;

    public static TheoryData<string> Comparing => EveryLoss.Comparing;

    public static TheoryData<string> Classifiers => EveryLoss.Classifiers;

    public static TheoryData<string> Separating => EveryLoss.Separating;

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_those_of_central_differences(string name)
    {
        using var loss = EveryLoss.Make(name).to(ScalarType.Float64);
        loss.eval();            // centres stay
        var calls = loss.state_dict().GetValueOrDefault("miner.calls");
        var embeddings = Unit(3).to(ScalarType.Float64).requires_grad_();

        foreach (var leaf in (Tensor[])[embeddings, .. loss.parameters()])
        {
            GradientCheck.Agrees(() =>
            {
                calls?.zero_();         // the same negatives each time
                return loss.call(embeddings, labels);
            }, leaf);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_collapsed_batch_has_a_finite_loss_and_gradient(string name)
    {
        foreach (var fill in new[] { 0f, 0.5f })
        {
            using var loss = EveryLoss.Make(name);
            var embeddings = full([8L, EveryLoss.Size], fill).requires_grad_();

            var value = loss.call(embeddings, labels);
            value.backward();

            Assert.True(float.IsFinite(value.item<float>()));
            Assert.True(isfinite(embeddings.grad!).all().item<bool>());
            Assert.All(loss.parameters(), parameter => Assert.True(isfinite(parameter.grad!).all().item<bool>()));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Embeddings_that_are_not_finite_show_in_the_loss(string name)
    {
        foreach (var value in new[] { float.NaN, float.PositiveInfinity })
        {
            for (var row = 0; row < 8; row++)
            {
                using var loss = EveryLoss.Make(name);
                var embeddings = Unit(4);
                embeddings[row, 1] = value;

                Assert.False(float.IsFinite(loss.call(embeddings, labels).item<float>()), $"{value} in row {row}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bfloat16_embeddings_are_computed_in_float32(string name)
    {
        using var loss = EveryLoss.Make(name);
        using var same = EveryLoss.Make(name);
        var embeddings = Unit(5).to(ScalarType.BFloat16).requires_grad_();

        var value = loss.call(embeddings, labels);
        value.backward();

        Assert.Equal(ScalarType.Float32, value.dtype);
        Assert.Equal(same.call(embeddings.detach().to(ScalarType.Float32), labels).item<float>(), value.item<float>());
        Assert.Equal(ScalarType.BFloat16, embeddings.grad!.dtype);
        Assert.True(embeddings.grad!.to(ScalarType.Float32).abs().sum().item<float>() > 0);
    }

    [Theory]
    [MemberData(nameof(Comparing))]
    public void A_single_identity_and_all_different_ones_are_finite(string name)
    {
        foreach (var people in new[] { zeros(6, ScalarType.Int64), arange(6) })
        {
            using var loss = EveryLoss.Make(name);
            var embeddings = Unit(6, 6).requires_grad_();

            var value = loss.call(embeddings, people);
            value.backward();

            Assert.InRange(value.item<float>(), 0, 10);
            Assert.True(isfinite(embeddings.grad!).all().item<bool>());
        }
    }

    [Theory]
    [InlineData("FaceNet", 0)]
    [InlineData("OpenFace", 0)]
    [InlineData("batch hard", 0)]
    [InlineData("batch hard, soft", 0)]
    [InlineData("batch all", 0)]
    [InlineData("batch all, soft, cosine", 0)]
    [InlineData("FaceNet", 1)]
    [InlineData("OpenFace", 1)]
    [InlineData("batch hard", 1)]
    [InlineData("batch hard, soft", 1)]
    [InlineData("batch all", 1)]
    [InlineData("batch all, soft, cosine", 1)]
    [InlineData("supervised contrastive", 1)]
    public void A_batch_without_triplet_costs_nothing_and_has_a_gradient_of_0(string name, int step)
    {
        using var loss = EveryLoss.Make(name);
        var embeddings = Unit(7).requires_grad_();

        var value = loss.call(embeddings, arange(8) * step);
        value.backward();

        Assert.Equal(0, value.item<float>());
        Assert.Equal(0, embeddings.grad!.abs().max().item<float>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shapes_and_types_that_do_not_fit_are_named(string name)
    {
        using var loss = EveryLoss.Make(name);

        Refuses("(8, 4) and (7)", Unit(8), labels[..7]);
        Refuses("(8) and (8)", rand(8), labels);
        Refuses("(8, 4) and (8, 1)", Unit(8), labels.unsqueeze(1));
        Refuses("Int32", Unit(8), labels.to(ScalarType.Int32));
        Refuses("Int64", labels.reshape(2, 4), labels[..2]);

        void Refuses(string expected, Tensor embeddings, Tensor people) =>
            Assert.Contains(expected, Assert.Throws<ArgumentException>(() => loss.call(embeddings, people)).Message);
    }

    [Theory]
    [MemberData(nameof(Comparing))]
    public void One_face_is_no_pair(string name)
    {
        using var loss = EveryLoss.Make(name);

        Assert.Contains("no pair", Assert.Throws<ArgumentException>(() => loss.call(Unit(8, 1), labels[..1])).Message);
        Assert.Contains("no pair", Assert.Throws<ArgumentException>(() => loss.call(zeros(0, 4), labels[..0])).Message);
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void A_label_out_of_range_is_refused(string name)
    {
        using var loss = EveryLoss.Make(name);

        Assert.Contains("got 6", Assert.Throws<ArgumentException>(() => loss.call(Unit(8), labels + 4)).Message);
        Assert.Contains("got -1", Assert.Throws<ArgumentException>(() => loss.call(Unit(8), labels - 1)).Message);
        Assert.Contains("(0, 4)", Assert.Throws<ArgumentException>(() => loss.call(zeros(0, 4), labels[..0])).Message);
        Assert.Contains("(N, 4)", Assert.Throws<ArgumentException>(() => loss.call(zeros(8, 3), labels)).Message);
    }

    [Theory]
    [MemberData(nameof(Classifiers))]
    public void The_torch_seed_decides_the_classifier_and_the_state_dict_holds_all_of_it(string name)
    {
        using var loss = EveryLoss.Make(name);
        using var again = EveryLoss.Make(name);
        using var other = EveryLoss.Make(name);
        Assert.Equal(Value(loss), Value(again));
        using (no_grad())
        {
            foreach (var (_, tensor) in other.state_dict())
                tensor.copy_(rand_like(tensor));
        }
        Assert.NotEqual(Value(loss), Value(other));

        other.load_state_dict(loss.state_dict());

        Assert.Equal(Value(loss), Value(other));

        float Value(nn.Module<Tensor, Tensor, Tensor> criterion)
        {
            using var noGradient = no_grad();
            return criterion.call(Unit(9), labels).item<float>();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_leaves_its_value_and_no_other_tensor(string name)
    {
        using var loss = EveryLoss.Make(name);
        using var embeddings = Unit(10).requires_grad_();
        Step();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var i = 0; i < 3; i++)
            Step();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        void Step()
        {
            using var value = loss.call(embeddings, labels);
            value.backward();
            _ = (loss as MarginLoss)?.ActiveShare;
        }
    }

    [Theory]
    [MemberData(nameof(Separating))]
    public void Descent_brings_identities_together_and_apart_from_each_other(string name)
    {
        using var loss = EveryLoss.Make(name);
        var people = arange(16).remainder(4);
        using var free = nn.Parameter(Unit(11, 16));
        using var optimizer = optim.Adam([free, .. loss.parameters()], lr: 0.05);

        for (var step = 0; step < 60; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            loss.call(nn.functional.normalize(free), people).backward();
            optimizer.step();
        }

        var distances = BatchDistances.All(nn.functional.normalize(free.detach()), EmbeddingDistance.Euclidean);
        var same = people.unsqueeze(0) == people.unsqueeze(1);
        var genuine = distances.masked_select(same).sum().item<float>() / 48;      // the diagonal is 0
        var impostor = distances.masked_select(same.logical_not()).mean().item<float>();
        Assert.True(genuine < 0.7 * impostor, $"genuine {genuine}, impostor {impostor}");       // both about 1.4 before
    }

    private static Tensor Unit(int seed, int rows = 8)
    {
        manual_seed(seed);
        return nn.functional.normalize(randn(rows, EveryLoss.Size));
    }
}
