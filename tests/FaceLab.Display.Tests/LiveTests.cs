using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace FaceLab.Display.Tests;

public class LiveTests
{
    [Fact]
    public void Updates_go_to_the_output_that_was_shown_first()
    {
        using var kernel = new CompositeKernel();
        using var cell = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode("a live cell"));

        var live = Live.Show("first");
        live.Update("second");
        live.Update("last");

        var shown = cell.Result.Events.OfType<DisplayEvent>().ToList();
        Assert.Equal(["first", "second", "last"], shown.Select(one => one.Value));
        Assert.IsType<DisplayedValueProduced>(shown[0]);
        Assert.All(shown.Skip(1), update => Assert.IsType<DisplayedValueUpdated>(update));
        Assert.Single(shown.Select(one => one.ValueId).Distinct());
    }

    [Fact]
    public void Outside_a_cell_there_is_nothing_to_update()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Live.Show("first"));

        Assert.Contains("in a notebook", error.Message);
    }
}
