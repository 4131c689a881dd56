using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class ModuleTests
{
    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        private readonly Linear first = nn.Linear(3, 4);
        private readonly nn.Module<Tensor, Tensor> norm = nn.BatchNorm1d(4);
        public readonly Parameter scale = nn.Parameter(ones(4));
        public readonly Tensor offset = zeros(4);

        public Block() : base(nameof(Block)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var hidden = first.call(input);
            using var normal = norm.call(hidden);
            using var scaled = normal * scale;
            return scaled + offset;
        }
    }

    private sealed class Forgotten : nn.Module<Tensor, Tensor>
    {
        private readonly Linear layer = nn.Linear(2, 2);

        public Forgotten() : base(nameof(Forgotten)) { }

        public override Tensor forward(Tensor input) => layer.call(input);
    }

    private sealed class Two : nn.Module<Tensor, Tensor, Tensor>
    {
        public Two() : base(nameof(Two)) { }

        public override Tensor forward(Tensor input1, Tensor input2) => input1 + input2;
    }

    [Fact]
    public void Fields_are_registered_under_their_names()
    {
        using var block = new Block();
        Assert.Equal(["scale", "first.weight", "first.bias", "norm.weight", "norm.bias"],
            block.named_parameters().Select(p => p.name));
        Assert.Equal(["offset", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"],
            block.named_buffers().Select(b => b.name));
        Assert.Equal(["first", "norm"], block.named_children().Select(c => c.name));
        Assert.Equal(["scale"], block.named_parameters(recurse: false).Select(p => p.name));
        Assert.Equal("Block", block.GetName());
    }

    [Fact]
    public void State_dict_holds_the_tensors_themselves()
    {
        using var block = new Block();
        var state = block.state_dict();
        Assert.Equal(9, state.Count);
        Assert.Same(block.scale, state["scale"]);
        Assert.Contains("x.first.bias", block.state_dict(prefix: "x").Keys);
    }

    [Fact]
    public void Lookup_by_dotted_name()
    {
        using var block = new Block();
        Assert.Same(block.named_children().First().module.get_parameter("weight"), block.get_parameter("first.weight"));
        Assert.Null(block.get_parameter("first.nothing"));
        Assert.Null(block.get_parameter("nothing.weight"));
        Assert.True(block.has_parameter("scale") && !block.has_parameter("offset"));
        Assert.True(block.has_buffer("norm.running_mean") && !block.has_buffer("norm.weight"));
        Assert.NotNull(block.get_buffer("offset"));
    }

    [Fact]
    public void A_module_that_registers_nothing_shows_nothing()
    {
        using var module = new Forgotten();
        Assert.Empty(module.parameters());
        Assert.Empty(module.state_dict());
        using var parent = nn.Sequential(("a", module));
        Assert.Equal(["a"], parent.named_children().Select(c => c.name));
    }

    [Fact]
    public void Registration_refuses_what_makes_no_sense()
    {
        using var block = new Block();
        Assert.Throws<InvalidOperationException>(() => block.register_parameter("scale", nn.Parameter(ones(1))));
        Assert.Throws<InvalidOperationException>(() => block.register_buffer("offset", ones(1)));
        Assert.Throws<InvalidOperationException>(() => block.register_module("first", nn.ReLU()));
        Assert.Throws<ArgumentException>(() => block.register_module("a.b", nn.ReLU()));
        Assert.Throws<ArgumentException>(() => block.register_module("", nn.ReLU()));
        Assert.Throws<ArgumentNullException>(() => block.register_buffer("none", null!));
        Assert.Throws<ArgumentNullException>(() => block.register_parameter("none", null!));
        Assert.Throws<InvalidOperationException>(() => nn.ReLU().register_parameter("p", nn.Parameter(ones(1))));
    }

    [Fact]
    public void Buffers_that_are_not_persistent_are_not_in_the_state()
    {
        using var block = new Block();
        block.register_buffer("scratch", ones(1), persistent: false);
        Assert.DoesNotContain("scratch", block.state_dict().Keys);
        Assert.NotNull(block.get_buffer("scratch"));
    }

    [Fact]
    public void Training_mode_reaches_every_module()
    {
        using var net = nn.Sequential(nn.Dropout(), nn.Sequential(nn.Dropout()));
        Assert.True(net.training);
        net.eval();
        Assert.All(net.modules(), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Apply_visits_children_first()
    {
        using var net = nn.Sequential(("a", nn.ReLU()), ("b", nn.Sequential(("c", nn.Tanh()))));
        var seen = new List<string>();
        net.apply(module => seen.Add(module.GetType().Name));
        Assert.Equal(["ReLU", "Tanh", "Sequential", "Sequential"], seen);
    }

    [Fact]
    public void Zero_grad_drops_or_clears_gradients()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 2);
        layer.call(ones(1, 2)).sum().backward();
        layer.zero_grad(set_to_none: false);
        Assert.Equal(0, layer.weight.grad!.abs().sum().item<float>());
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void Moving_converts_parameters_gradients_and_floating_buffers()
    {
        using var scope = NewDisposeScope();
        using var block = new Block();
        block.call(rand(5, 3)).sum().backward();
        Assert.Same(block, block.to(float64));
        Assert.All(block.parameters(), p => Assert.Equal(float64, p.dtype));
        Assert.All(block.parameters(), p => Assert.Equal(float64, p.grad!.dtype));
        Assert.All(block.parameters(), p => Assert.True(p.requires_grad && p.is_leaf));
        Assert.Equal(float64, block.get_buffer("norm.running_mean")!.dtype);
        Assert.Equal(int64, block.get_buffer("norm.num_batches_tracked")!.dtype);
        using var output = block.cpu().call(rand(5, 3, dtype: float64));
        Assert.Equal(float64, output.dtype);
        Assert.Throws<ArgumentException>(() => block.to(int64));
    }

    [Fact]
    public void A_disposed_module_throws_and_does_not_crash()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(2, 2);
        layer.Dispose();
        Assert.ThrowsAny<Exception>(() => layer.call(ones(1, 2)));
        var net = nn.Sequential(nn.Linear(2, 2), nn.ReLU());
        var weight = net.get_parameter("0.weight")!;
        net.Dispose();
        Assert.True(weight.IsInvalid);
        Assert.ThrowsAny<Exception>(() => weight.sum());
    }

    [Fact]
    public void A_module_outlives_the_scope_in_which_it_was_made()
    {
        nn.Module<Tensor, Tensor> net;
        using (NewDisposeScope())
            net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.PReLU(2), nn.GroupNorm(1, 2));
        using (net)
        using (var input = rand(1, 1, 5, 5))
        using (var output = net.call(input))
            Assert.Equal([1, 2, 3, 3], output.shape);
    }

    [Fact]
    public void Hooks_see_and_change_what_passes()
    {
        using var scope = NewDisposeScope();
        using var relu = nn.ReLU();
        var calls = 0;
        var before = relu.register_forward_pre_hook((_, x) => x + 1);
        var after = relu.register_forward_hook((_, _, y) => y * 10);
        relu.register_forward_hook(_ => calls++);
        Assert.Equal(20f, relu.call(ones(1)).item<float>());
        before.remove();
        after.remove();
        Assert.Equal(1f, relu.call(ones(1)).item<float>());
        Assert.Equal(2, calls);

        using var two = new Two();
        two.register_forward_pre_hook((_, a, b) => (a * 2, b * 3));
        Assert.Equal(5f, two.call(ones(1), ones(1)).item<float>());
    }
}
