using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

/// <summary>load_state_dict, save and load.</summary>
public sealed class StateTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".dat");

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Loading_copies_the_values()
    {
        using var scope = NewDisposeScope();
        using var from = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2));
        using var to = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2));
        var weight = to.get_parameter("0.weight");
        var (missing, unexpected) = to.load_state_dict(from.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.Same(weight, to.get_parameter("0.weight"));
        AssertSame(from, to);
        Assert.NotSame(from.get_parameter("0.weight"), to.get_parameter("0.weight"));
    }

    [Fact]
    public void Strict_loading_refuses_missing_and_unexpected_keys_and_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 2);
        var before = layer.weight.clone();
        var state = new Dictionary<string, Tensor> { ["weight"] = zeros(2, 3), ["extra"] = zeros(1) };
        Assert.Throws<InvalidOperationException>(() => layer.load_state_dict(state));
        Assert.True(before.eq(layer.weight).all().item<bool>());
    }

    [Fact]
    public void Lenient_loading_reports_missing_and_unexpected_keys()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 2);
        var state = new Dictionary<string, Tensor> { ["weight"] = zeros(2, 3), ["extra"] = zeros(1) };
        var (missing, unexpected) = layer.load_state_dict(state, strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Equal(["extra"], unexpected);
        Assert.Equal(0f, layer.weight.abs().sum().item<float>());
        (missing, unexpected) = layer.load_state_dict(state, skip: ["bias", "extra"]);
        Assert.Empty(missing);
        Assert.Empty(unexpected);
    }

    [Fact]
    public void A_tensor_of_another_shape_is_an_error()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 2);
        var state = new Dictionary<string, Tensor> { ["weight"] = zeros(4, 3), ["bias"] = zeros(2) };
        Assert.ThrowsAny<Exception>(() => layer.load_state_dict(state));
    }

    [Fact]
    public void Shared_parameters_are_listed_once_and_saved_under_both_names()
    {
        using var shared = nn.Linear(2, 2);
        using var net = new Pair(shared);
        Assert.Equal(2, net.parameters().Count());
        Assert.Equal(["a.weight", "a.bias", "b.weight", "b.bias"], net.state_dict().Keys);
    }

    [Fact]
    public void A_saved_module_loads_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var from = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2));
        using var to = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2));
        from.call(rand(2, 1, 5, 5));
        from.save(file);
        var loaded = new Dictionary<string, bool>();
        to.load(file, loadedParameters: loaded);
        AssertSame(from, to);
        Assert.Equal(from.state_dict().Keys.Order(), loaded.Keys.Order());
        Assert.All(loaded.Values, Assert.True);
    }

    [Fact]
    public void A_saved_module_loads_in_part()
    {
        using var scope = NewDisposeScope();
        using var from = nn.Sequential(("a", nn.Linear(2, 2)), ("b", nn.Linear(2, 2)));
        using var to = nn.Sequential(("a", nn.Linear(2, 2)), ("c", nn.Linear(2, 2)));
        from.save(file);
        Assert.Throws<ArgumentException>(() => to.load(file));
        to.load(file, strict: false);
        Assert.True(from.get_parameter("a.weight")!.eq(to.get_parameter("a.weight")!).all().item<bool>());
        using var skipping = nn.Sequential(("a", nn.Linear(2, 2)), ("b", nn.Linear(2, 2)));
        skipping.load(file, skip: ["a.weight"]);
        Assert.False(from.get_parameter("a.weight")!.eq(skipping.get_parameter("a.weight")!).all().item<bool>());
        Assert.True(from.get_parameter("b.bias")!.eq(skipping.get_parameter("b.bias")!).all().item<bool>());
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error()
    {
        using var layer = nn.Linear(1, 1);
        Assert.Throws<FileNotFoundException>(() => layer.load(file));
    }

    private sealed class Pair : nn.Module
    {
        public Pair(Linear shared) : base(nameof(Pair))
        {
            register_module("a", shared);
            register_module("b", shared);
        }
    }

    private static void AssertSame(nn.Module expected, nn.Module actual)
    {
        var state = actual.state_dict();
        foreach (var (key, value) in expected.state_dict())
            Assert.True(value.eq(state[key]).all().item<bool>(), key);
    }
}
