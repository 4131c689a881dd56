using System.Globalization;
using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Tests.Networks;

public sealed class NetworkSummaryTests
{
    public static TheoryData<string> Kinds => Zoo.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rows_add_up_to_all_parameters_and_shapes_follow_each_other(string kind)
    {
        using var network = Zoo.Make(kind);

        var summary = network.Summary();

        Assert.Equal(network.CountParameters(), summary.Parameters);
        Assert.Equal(summary.Parameters, summary.TrainableParameters);
        Assert.Equal(summary.Parameters, summary.Layers.Sum(row => row.Parameters));
        Assert.Equal("3x32x32", summary.Layers[0].Input);
        Assert.Equal("16", summary.Layers[^1].Output);
        Assert.True(network.training);
    }

    /// <summary>15.35 billion for the convolutions of VGG-16 at 224 pixels: the sum over its thirteen layers of 9 times
    /// channels in, channels out and places.</summary>
    [Fact]
    public void Multiply_adds_of_VGG16_are_those_worked_out_by_hand()
    {
        using var network = new Vgg16Bn(new() { InputSize = 64 });
        (long In, long Out, long Side)[] layers =
        [
            (3, 64, 64), (64, 64, 64), (64, 128, 32), (128, 128, 32), (128, 256, 16), (256, 256, 16), (256, 256, 16),
            (256, 512, 8), (512, 512, 8), (512, 512, 8), (512, 512, 4), (512, 512, 4), (512, 512, 4),
        ];

        var summary = network.Summary();

        Assert.Equal(layers.Sum(layer => 9 * layer.In * layer.Out * layer.Side * layer.Side),
            summary.Layers.Where(layer => layer.Kind.StartsWith("conv")).Sum(layer => layer.MultiplyAdds));
        Assert.All(summary.Layers.Where(layer => layer.Kind is "batch norm" or "max pool"),
            layer => Assert.Equal(0, layer.MultiplyAdds));
    }

    [Fact]
    public void A_diagram_has_a_box_for_the_face_and_for_each_block()
    {
        using var network = new Nn4Small2(new() { InputSize = 64 });
        var summary = network.Summary();

        var boxes = summary.ToMermaid().Split(" --> ");

        Assert.Equal("flowchart TD\n  face[\"face<br/>3x64x64\"]", boxes[0]);
        Assert.InRange(boxes.Length, 10, 25);
        Assert.All(boxes[1..], (box, i) => Assert.StartsWith($"b{i}[\"", box));
        var parameters = boxes[1..].Sum(box =>
            long.Parse(box[(box.LastIndexOf('>') + 1)..^2], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        Assert.Equal(summary.Parameters, parameters);
    }

    [Fact]
    public void NN4_small2_is_the_published_table()
    {
        using var network = new Nn4Small2();

        var rows = network.Summary().Layers;

        Assert.Equal(("stem.conv.conv", "conv 7x7/2", "3x96x96", "64x48x48", 9408L), Parts(rows[0]));
        Assert.Equal(("stem.pool", "max pool", "64x48x48", "64x24x24", 0L),
            Parts(rows.Single(row => row.Name == "stem.pool")));
        Assert.Equal(["24", "12", "12", "6", "6", "3", "3", "3"],
            Sides(["block2.conv.conv", "blocks.3a.conv3.conv", "blocks.3b.pool",
            "blocks.3c.pool", "blocks.4a.pool", "blocks.4e.conv5.conv", "blocks.5a.pool", "blocks.5b.pool"]));
        Assert.Equal(3, rows.Count(row => row.Kind == "L2 pool 3x3"));
        Assert.Equal(2, rows.Count(row => row.Kind == "response norm"));
        Assert.Equal(37, rows.Count(row => row.Kind.StartsWith("conv", StringComparison.Ordinal)));
        Assert.Equal(("embed", "Linear", "736", "128", 94336L), Parts(rows[^2]));
        Assert.Equal("unit length", rows[^1].Kind);

        static (string, string, string, string, long) Parts(LayerRow row) =>
            (row.Name, row.Kind, row.Input, row.Output, row.Parameters);
        IEnumerable<string> Sides(string[] names) =>
            names.Select(name => rows.Single(row => row.Name == name).Output.Split('x')[^1]);
    }

    [Fact]
    public void As_text_it_has_a_line_for_each_layer_and_totals()
    {
        using var network = Zoo.Make(SmallResNet.Kind);
        network.eval();

        var lines = network.Summary().ToString().Split('\n');

        Assert.Equal("SmallResNet", lines[0]);
        Assert.Matches(@"^stem +conv 3x3/2 +3x32x32 +8x16x16 +216$", lines[2]);
        Assert.Equal($"{network.CountParameters():N0} parameters, all trainable", lines[^1]);
        Assert.Single(lines[1..^1].Select(line => line.Length).Distinct());
        Assert.False(network.training);
    }

    [Fact]
    public void Each_part_is_afterwards_in_the_mode_in_which_it_was_found()
    {
        using var network = new ClassifierNetwork(Zoo.Make(SmallResNet.Kind), randn(10, 16), zeros(10));
        network.train();
        network.Backbone.eval();

        network.Summary();

        Assert.True(network.training);
        Assert.All(network.Backbone.modules().Prepend(network.Backbone), part => Assert.False(part.training));
    }

    [Fact]
    public void Frozen_layers_are_counted_apart()
    {
        using var network = new ClassifierNetwork(Zoo.Make(SmallResNet.Kind), randn(10, 16), zeros(10));
        network.Backbone.Freeze();

        var summary = network.Summary();

        Assert.Equal(170, summary.TrainableParameters);
        Assert.Equal(network.Backbone.parameters().Sum(parameter => parameter.numel()) + 170, summary.Parameters);
        Assert.Equal(0, summary.Layers[0].TrainableParameters);
        Assert.Contains("170 trainable", summary.Totals);
    }

    [Fact]
    public void Watching_changes_nothing()
    {
        using var network = Zoo.Make(SmallResNet.Kind);

        network.eval();
        var images = Zoo.Images(1);
        using var before = network.call(images);

        var (first, second) = (network.Summary().ToString(), network.Summary().ToString());

        using var after = network.call(images);
        Assert.Equal(first, second);
        Assert.Equal(0, (after - before).abs().max().item<float>());
    }
}
