using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.Tests.NN.NnGolden;

namespace TorchSharp.Tests.Optim;

public sealed class OptimizerTests
{
    public static TheoryData<string> Names => [.. OptimizerNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_step_is_that_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Optimizer(name);
        var parameters = Parameters(name);
        using var optimizer = OptimizerCases.All[name](parameters);
        var values = golden.GetProperty("values").EnumerateArray().ToList();
        foreach (var (step, grads) in golden.GetProperty("grads").EnumerateArray().Index())
        {
            SetGradients(parameters, Tensors(grads));
            optimizer.step();
            foreach (var (i, expected) in Tensors(values[step]).Index())
                AssertClose(expected, parameters[i], $"{name}, step {step}, parameter {i}", 2e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_resumed_optimizer_continues_bit_for_bit(string name)
    {
        using var scope = NewDisposeScope();
        var grads = Optimizer(name).GetProperty("grads").EnumerateArray().Select(Tensors).ToList();
        var (straight, first) = (Parameters(name), Parameters(name));
        using var whole = OptimizerCases.All[name](straight);
        using var half = OptimizerCases.All[name](first);
        Run(whole, straight, grads);
        Run(half, first, grads[..3]);

        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true))
            half.save_state_dict(writer);
        file.Position = 0;
        var resumed = first.Select(p => new Parameter(p.detach().clone())).ToArray();
        using var rest = OptimizerCases.All[name](resumed);
        rest.ParamGroups.First().LearningRate = 77; // the file knows better
        using (var reader = new BinaryReader(file))
            rest.load_state_dict(reader);
        Run(rest, resumed, grads[3..]);
        foreach (var (i, expected) in straight.Index())
            Assert.True(expected.eq(resumed[i]).all().item<bool>(), $"{name}, parameter {i}");
    }

    [Fact]
    public void A_golden_optimizer_has_its_call()
        => Assert.Equal(OptimizerNames.Order(), OptimizerCases.All.Keys.Order());

    [Fact]
    public void State_can_be_handed_to_another_optimizer()
    {
        using var scope = NewDisposeScope();
        var grads = Optimizer("Adam amsgrad").GetProperty("grads").EnumerateArray().Select(Tensors).ToList();
        var (a, b) = (Parameters("Adam amsgrad"), Parameters("Adam amsgrad"));
        using var from = optim.Adam(a, 0.01, amsgrad: true);
        using var to = optim.Adam(b, 0.5, amsgrad: true);
        Run(from, a, grads);
        to.load_state_dict(from.state_dict());
        Assert.Equal(0.01, to.ParamGroups.Single().LearningRate);
        foreach (var (x, y) in from.state_dict().State.Zip(to.state_dict().State))
            Assert.True(x.ApproximatelyEquals(y));
        Assert.Equal([0, 1, 2], to.state_dict().StateIndexRef.Single());
    }

    [Fact]
    public void State_of_another_kind_or_size_is_refused()
    {
        using var scope = NewDisposeScope();
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        using var adam = optim.Adam([new Parameter(ones(2))]);
        adam.save_state_dict(writer);
        file.Position = 0;
        using var reader = new BinaryReader(file);
        using var sgd = optim.SGD([new Parameter(ones(2))], 0.1);
        Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(reader));
        file.Position = 0;
        using var larger = optim.Adam([new Parameter(ones(2)), new Parameter(ones(1))]);
        Assert.Throws<ArgumentException>(() => larger.load_state_dict(reader));
        Assert.Throws<ArgumentException>(() => larger.load_state_dict(adam.state_dict()));
    }

    [Fact]
    public void A_closure_computes_the_loss_of_the_step()
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(tensor(3f));
        using var optimizer = optim.SGD([x], 0.5);
        using (no_grad())
        {
            var loss = optimizer.step(() =>
            {
                optimizer.zero_grad();
                var value = x * x;
                value.backward();
                return value;
            });
            Assert.Equal(9f, loss!.item<float>());
        }
        Assert.Equal(0f, x.item<float>(), 1e-6f);
    }

    [Fact]
    public void No_parameters_are_no_work()
    {
        foreach (var make in OptimizerCases.All.Where(c => c.Key != "SGD groups").Select(c => c.Value))
        {
            using var optimizer = make([]);
            optimizer.zero_grad();
            optimizer.step();
            Assert.Empty(optimizer.parameters());
        }
    }

    [Fact]
    public void Zero_grad_keeps_the_gradients_allocated()
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(ones(2));
        (x * 3).sum().backward();
        using var optimizer = optim.SGD([x], 0.5);
        optimizer.zero_grad();
        Assert.Equal(0f, x.grad!.abs().sum().item<float>());
    }

    [Fact]
    public void Groups_take_their_own_options_and_the_defaults()
    {
        using var scope = NewDisposeScope();
        using var optimizer = optim.AdamW([new AdamW.ParamGroup([new Parameter(ones(1))],
            new AdamW.Options { beta1 = 0.5 })], 0.25);
        optimizer.add_param_group(new AdamW.ParamGroup([new Parameter(ones(1))], lr: 0.125));
        Assert.Equal([0.25, 0.125], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.Equal([0.25, 0.125], optimizer.ParamGroups.Select(group => group.InitialLearningRate));
        Assert.Equal([0.5, 0.9], optimizer.ParamGroups.Cast<AdamW.ParamGroup>().Select(group => group.Betas.Item1));
        Assert.Equal(2, optimizer.parameters().Count());
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Parameter[] none = [];
        Assert.Throws<ArgumentException>(() => optim.SGD(none, -1));
        Assert.Throws<ArgumentException>(() => optim.SGD(none, 1, momentum: -0.1));
        Assert.Throws<ArgumentException>(() => optim.SGD(none, 1, weight_decay: -0.1));
        Assert.Throws<ArgumentException>(() => optim.SGD(none, 1, nesterov: true));
        Assert.Throws<ArgumentException>(() => optim.Adam(none, beta1: 1.0));
        Assert.Throws<ArgumentException>(() => optim.AdamW(none, beta2: -0.1));
        Assert.Throws<ArgumentException>(() => optim.RMSProp(none, alpha: -0.1));
        Assert.Throws<ArgumentException>(() => optim.Adagrad(none, lr_decay: -0.1));
    }

    [Fact]
    public void Steps_leave_nothing_behind()
    {
        using var outer = NewDisposeScope();
        var x = new Parameter(ones(10));
        using var optimizer = optim.Adam([x]);
        x.grad = ones(10);
        optimizer.step();
        var before = outer.DisposablesCount;
        for (var i = 0; i < 20; i++)
            optimizer.step();
        Assert.Equal(before, outer.DisposablesCount);
    }

    private static Parameter[] Parameters(string name)
        => [.. Tensors(Optimizer(name).GetProperty("start")).Select(data => new Parameter(data))];

    /// <summary>The third parameter never has a gradient.</summary>
    private static void SetGradients(Parameter[] parameters, Tensor[] grads)
    {
        foreach (var (i, grad) in grads.Index())
            parameters[i].grad = grad;
    }

    private static void Run(OptimizerHelper optimizer, Parameter[] parameters, IEnumerable<Tensor[]> steps)
    {
        foreach (var grads in steps)
        {
            SetGradients(parameters, grads);
            optimizer.step();
        }
    }
}
