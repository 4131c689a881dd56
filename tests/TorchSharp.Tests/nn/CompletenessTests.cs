using System.Reflection;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

/// <summary>Whatever the polyfill offers has a golden case, or a reason not to.</summary>
public sealed class CompletenessTests
{
    /// <summary>The real package offers far more; what it computes is not ours to prove.</summary>
    internal static bool IsPolyfill => typeof(Tensor).Assembly.GetType("TorchSharp.Modules.Transformer") is null;

    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["Parameter"] = "a tensor, not a computation: ModuleTests",
        ["ParameterList"] = "a container: ContainerTests",
        ["ModuleList"] = "a container: ContainerTests",
        ["ModuleDict"] = "a container: ContainerTests",
        ["Embedding_from_pretrained"] = "an Embedding of given weights: LayerTests",
        ["upsample"] = "interpolate under its old name, golden as functional",
        ["calculate_gain"] = "a number: InitTests",
        ["CalculateFanInAndFanOut"] = "a number: InitTests",
        ["glorot_uniform_"] = "xavier_uniform_ under another name: InitTests",
    };

    [Fact]
    public void Every_factory_of_nn_has_a_golden_case() => RequireCases(typeof(nn), "", NnGolden.CaseNames);

    [Fact]
    public void Every_function_has_a_golden_case()
        => RequireCases(typeof(nn.functional), "functional.", NnGolden.CaseNames);

    [Fact]
    public void Every_initializer_has_a_golden_case() => RequireCases(typeof(nn.init), "", NnGolden.StartNames);

    [Fact]
    public void Every_optimizer_has_a_golden_case() => RequireCases(typeof(optim), "", NnGolden.OptimizerNames);

    [Fact]
    public void Every_scheduler_has_a_golden_case()
        => RequireCases(typeof(optim.lr_scheduler), "", NnGolden.SchedulerNames);

    [Fact]
    public void Every_golden_case_has_its_call()
    {
        var called = LayerCases.All.Keys.Concat(LossCases.All.Keys).Concat(FunctionalCases.All.Keys.Select(name
            => "functional." + name));
        Assert.Equal(NnGolden.CaseNames.Order(), called.Order());
    }

    private static void RequireCases(Type holder, string prefix, IEnumerable<string> cases)
    {
        if (!IsPolyfill) return;
        var known = cases.ToList();
        var missing = holder.GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method
            => method.Name).Distinct()
            .Where(name => !Exempt.ContainsKey(name))
            .Where(name => !known.Exists(c
                => c == prefix + name || c.StartsWith(prefix + name + " ", StringComparison.Ordinal)));
        Assert.Empty(missing);
    }
}
