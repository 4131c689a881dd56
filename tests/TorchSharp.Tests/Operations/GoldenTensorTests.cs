using TorchSharp.Tests.Golden;

namespace TorchSharp.Tests.Operations;

public class GoldenTensorTests
{
    private static readonly GoldenBook Book = GoldenBook.Open("tensor");

    private static readonly Dictionary<string, GoldenCall> Calls = new[]
    {
        FactoryCases.Calls, PointwiseCases.Calls, ArithmeticCases.Calls, ComparisonCases.Calls, ReductionCases.Calls,
        OrderingCases.Calls, ShapeCases.Calls, IndexingCases.Calls, LinearAlgebraCases.Calls, RandomCases.Calls,
    }.SelectMany(table => table).ToDictionary();

    public static TheoryData<string> Names => [.. Book.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Operation_gives_what_PyTorch_gives(string name)
    {
        Assert.True(Calls.ContainsKey(name), $"The fixture has `{name}`, and no table of cases here has it.");
        Book.Check(name, Calls[name]);
    }

    [Fact]
    public void Every_operation_of_the_lists_has_a_golden_case_or_a_test_of_its_own()
    {
        var golden = Book.Names.Concat(TestedElsewhere.Names).ToHashSet();
        var missing = OperationList.Lists.Where(list => list != "nn").SelectMany(OperationList.Of)
            .Where(name => !golden.Contains(name));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_exemption_is_still_an_operation()
    {
        var all = OperationList.Lists.SelectMany(OperationList.Of).ToHashSet();
        Assert.Empty(TestedElsewhere.Names.Except(all));
    }
}
