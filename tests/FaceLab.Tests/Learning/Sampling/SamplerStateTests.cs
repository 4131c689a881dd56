using FaceLab.Data;
using FaceLab.Learning.Sampling;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Learning.Sampling;

/// <summary>Every sampler's state, saved and restored.</summary>
public sealed class SamplerStateTests
{
    private static readonly FaceSet Faces = SmallSets.Of(4, 1, 7, 2, 3);

    private static readonly FaceSet Rated = new("rated",
        Faces.Records.Select((record, i) => record with { Rating = i / 4.0 }));

    public static TheoryData<string> Names => ["uniform", "identities", "ratings", "P x K", "curriculum"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_restored_sampler_goes_on_alike(string name)
    {
        // 17 faces in batches of 6: in, at and across ends of epochs
        foreach (var drawn in new[] { 0, 1, 3, 17, 34 })
        {
            var sampler = Make(name, seed: 1);
            for (var i = 0; i < drawn; i++)
                sampler.Next();
            var (state, epochs) = (sampler.State, sampler.Epochs);
            var resumed = Make(name, seed: 99);

            resumed.Restore(state);

            Assert.Equal((state, epochs), (resumed.State, resumed.Epochs));
            for (var i = 0; i < 20; i++)
                AssertEqual(sampler.Next(), resumed.Next());
            Assert.Equal(sampler.State, resumed.State);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_seed_decides(string name)
    {
        Assert.Equal(Rows(1), Rows(1));
        Assert.NotEqual(Rows(1), Rows(2));

        List<long> Rows(int seed)
        {
            var sampler = Make(name, seed);
            return [.. Enumerable.Range(0, 5).SelectMany(_ => sampler.Next().Rows)];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batches_are_of_one_size_and_epochs_count_them(string name)
    {
        var sampler = Make(name, seed: 3);

        for (var i = 1; i <= 10; i++)
        {
            var batch = sampler.Next();
            Assert.Equal((6, 6), (batch.Rows.Length, batch.Labels.Length));
            Assert.Equal(i * 6 / 17.0, sampler.Epochs, 9);
        }
    }

    [Theory]
    [InlineData("uniform", "P x K", "IdentityBatchSampler")]
    [InlineData("identities", "uniform", "ClassBalancedSampler")]
    [InlineData("identities", "ratings", "17 faces of 5 classes")]
    [InlineData("curriculum", "another curriculum", "in 40")]
    [InlineData("uniform", "another size", "batches of 5")]
    [InlineData("uniform", "other faces", "16 faces of 5 classes")]
    [InlineData("uniform", "other labels", "17 faces of 5 classes")]
    public void A_state_of_another_sampler_is_refused_and_changes_nothing(string from, string to, string expected)
    {
        var sampler = Make(to, seed: 1);
        sampler.Next();
        var before = sampler.State;

        var error = Assert.Throws<ArgumentException>(() => sampler.Restore(Make(from, seed: 1).State));

        Assert.Contains("same settings", error.Message);
        Assert.True(error.Message.Contains(expected) || Make(from, 1).State.Contains(expected), error.Message);
        Assert.Equal(before, sampler.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    [InlineData("{}")]
    [InlineData("""{"Sampler":"UniformSampler","Over":null,"Batches":1,"Random":"x"}""")]
    [InlineData("""{"Sampler":"UniformSampler","Over":"x","Batches":"many","Random":"x"}""")]
    [InlineData("""{"Sampler":"UniformSampler","Over":"x","Batches":99999999999999999999,"Random":"x"}""")]
    public void Another_text_is_refused(string text)
    {
        var sampler = Make("uniform", seed: 1);
        var before = sampler.State;

        Assert.Contains("not the state of a sampler",
            Assert.Throws<ArgumentException>(() => sampler.Restore(text)).Message);
        Assert.Equal(before, sampler.State);
    }

    [Theory]
    [InlineData("\"Batches\":0", "\"Batches\":-1", "-1 batches")]
    [InlineData("xoshiro256**", "xoshiro", "no state of a random source")]
    public void A_damaged_state_is_refused(string part, string damage, string expected)
    {
        var sampler = Make("uniform", seed: 1);
        var before = sampler.State;
        Assert.Contains(part, before);

        Assert.Contains(expected, Assert.Throws<ArgumentException>(
            () => sampler.Restore(before.Replace(part, damage))).Message);
        Assert.Equal(before, sampler.State);
    }

    private static BatchSampler Make(string name, int seed) => name switch
    {
        "uniform" => new UniformSampler(Faces, null, 6, seed),
        "another size" => new UniformSampler(Faces, null, 5, seed),
        "other faces" => new UniformSampler(SmallSets.Of(4, 1, 7, 2, 2), null, 6, seed),
        "other labels" => new UniformSampler(SmallSets.Of(4, 2, 6, 2, 3), null, 6, seed),
        "identities" => new ClassBalancedSampler(Faces, null, 6, seed),
        "ratings" => new ClassBalancedSampler(Rated, null, 6, seed, classWidth: 1),
        "P x K" => new IdentityBatchSampler(Faces, null, 3, 2, seed),
        "curriculum" => new CurriculumPairSampler(Faces, null, 3, new() { Batches = 30 }, seed),
        "another curriculum" => new CurriculumPairSampler(Faces, null, 3, new() { Batches = 40 }, seed),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static void AssertEqual(LabeledRows expected, LabeledRows given)
    {
        Assert.Equal(expected.Rows, given.Rows);
        Assert.Equal(expected.Labels, given.Labels);
    }
}
