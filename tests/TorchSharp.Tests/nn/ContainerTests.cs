using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

public sealed class ContainerTests
{
    private sealed class Lists : nn.Module
    {
        public readonly ModuleList<Linear> layers = new(nn.Linear(1, 2), nn.Linear(2, 3));
        public readonly ModuleDict<nn.Module<Tensor, Tensor>> heads = nn.ModuleDict<nn.Module<Tensor, Tensor>>(
            ("left", nn.Linear(3, 1)), ("right", nn.Tanh()));
        public readonly ParameterList scales = new(nn.Parameter(ones(2)), nn.Parameter(zeros(3)));

        public Lists() : base(nameof(Lists))
        {
            layers.append(nn.Linear(3, 3, hasBias: false));
            RegisterComponents();
        }
    }

    [Fact]
    public void Lists_register_their_members_by_number_and_name()
    {
        using var lists = new Lists();
        Assert.Equal(["layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias", "layers.2.weight",
            "heads.left.weight", "heads.left.bias", "scales.0", "scales.1"], lists.named_parameters().Select(p
                => p.name));
        Assert.Equal(3, lists.layers.Count);
        Assert.Equal(["left", "right"], lists.heads.keys());
        Assert.Same(lists.scales[1], lists.get_parameter("scales.1"));
        Assert.Null(lists.get_parameter("scales.2"));
    }

    [Fact]
    public void Module_list_is_a_list()
    {
        using var list = nn.ModuleList(nn.ReLU(), nn.Tanh());
        var sigmoid = nn.Sigmoid();
        list.Add(sigmoid);
        list.Insert(0, nn.GELU());
        list.extend([nn.SiLU()]);
        Assert.Equal(["GELU", "ReLU", "Tanh", "Sigmoid", "SiLU"], list.Select(module => module.GetName()));
        Assert.Equal(3, list.IndexOf(sigmoid));
        Assert.True(list.Remove(sigmoid));
        list.RemoveAt(0);
        Assert.DoesNotContain(sigmoid, list);
        Assert.Equal(3, list.Count);
    }

    [Fact]
    public void Module_dict_is_a_dictionary_in_order()
    {
        using var dict = nn.ModuleDict(("a", nn.ReLU()), ("b", nn.Tanh()));
        dict.Add("c", nn.Sigmoid());
        Assert.True(dict.ContainsKey("b"));
        Assert.True(dict.TryGetValue("c", out var c) && c.GetName() == "Sigmoid");
        Assert.True(dict.Remove("a"));
        Assert.Equal(["b", "c"], dict.Keys);
        Assert.Equal("b", dict[0].Item1);
    }

    [Fact]
    public void Sequential_names_slices_and_appends()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 4));
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], net.named_parameters().Select(p => p.name));
        Assert.Equal(3, net.Count);
        net.append("last", nn.Linear(4, 1));
        Assert.Equal([5, 1], net.call(ones(5, 2)).shape);
        Assert.Equal([5, 3], net[..2].call(ones(5, 2)).shape);
        Assert.Equal([5, 4], net[(null, 3)].call(ones(5, 2)).shape);
        Assert.IsType<ReLU>(net[1]);
    }

    [Fact]
    public void Sequential_of_nothing_and_of_one()
    {
        using var scope = NewDisposeScope();
        var input = ones(2);
        using var nothing = nn.Sequential();
        using var output = nothing.call(input);
        Assert.NotSame(input, output);
        Assert.True(output.eq(input).all().item<bool>());
        using var one = nn.Sequential(nn.Identity());
        Assert.Equal([2], one.call(input).shape);
        Assert.False(input.IsInvalid);
    }

    [Fact]
    public void Sequential_frees_what_lies_between()
    {
        using var net = nn.Sequential(nn.Linear(4, 4), nn.ReLU(inplace: true), nn.Flatten(), nn.Identity(),
            nn.Dropout(0.0));
        using var input = ones(2, 4);
        using var scope = NewDisposeScope();
        using var output = net.call(input);
        Assert.Equal(1, scope.DisposablesCount);
        output.sum().backward();
    }

    [Fact]
    public void Parameter_takes_over_its_tensor()
    {
        using var scope = NewDisposeScope();
        var data = ones(3);
        var parameter = nn.Parameter(data, requires_grad: false);
        Assert.True(data.IsInvalid);
        Assert.False(parameter.requires_grad);
        Assert.Equal(1, scope.DisposablesCount);
        Assert.IsAssignableFrom<Tensor>(parameter);
    }
}
