using FaceLab.Models;
using FaceLab.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Bench.Nets;

/// <summary>
/// Convolutions of the sizes of OpenFace's nn4.small2, without its inception branches: at 96x96 a stem of 7x7/2 (64),
/// 1x1 (64) and 3x3 (192), then 1x1 (96) and 3x3 (128) as in block 3a, 1x1 (128) and 3x3/2 (256) as in block 3c.
/// </summary>
/// <remarks>Source: B. Amos, B. Ludwiczuk, M. Satyanarayanan, "OpenFace", CMU-CS-16-118, 2016; the model file nn4.small2.</remarks>
internal sealed class Nn4Convolutions : Module<Tensor, Tensor>
{
    private readonly Sequential stem;
    private readonly Sequential block2;
    private readonly Sequential block3;
    private readonly Linear embed;

    public Nn4Convolutions(Precision precision) : base(nameof(Nn4Convolutions))
    {
        stem = ConvNormRelu((3, 64, 7, 2));
        block2 = ConvNormRelu((64, 64, 1, 1), (64, 192, 3, 1));
        block3 = ConvNormRelu((192, 96, 1, 1), (96, 128, 3, 1), (128, 128, 1, 1), (128, 256, 3, 2));
        embed = Linear(256, 128);
        RegisterComponents();

        Sequential ConvNormRelu(params (int Inputs, int Outputs, int Kernel, int Stride)[] layers) =>
            Sequential(layers.SelectMany(layer => new Module<Tensor, Tensor>[]
            {
                new MixedConv2d(layer.Inputs, layer.Outputs, layer.Kernel, layer.Stride, precision),
                BatchNorm2d(layer.Outputs),
                ReLU(),
            }));
    }

    /// <param name="input">(N, 3, 96, 96), float32.</param>
    /// <returns>(N, 128), float32, rows of length 1.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var maps = Halve(stem.call(input));                               // (N, 64, 24, 24)
        maps = Halve(block2.call(maps));                                  // (N, 192, 12, 12)
        maps = block3.call(maps);                                         // (N, 256, 6, 6)
        var features = maps.to(ScalarType.Float32).mean([2, 3]);
        return functional.normalize(embed.call(features)).MoveToOuterDisposeScope();
    }

    private static Tensor Halve(Tensor maps) => functional.max_pool2d(maps, 3, stride: 2, padding: 1);
}
