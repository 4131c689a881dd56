using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Bench.Plain;

/// <summary>FaceLab's networks, as one writes them with TorchSharp alone. Names are those of FaceLab's fields:
/// weights are found by name.</summary>
internal static class PlainNets
{
    public static Module<Tensor, Tensor> Make(string name, int inputSize, bool bfloat16) => name switch
    {
        "small_resnet" => new PlainResNet(inputSize, bfloat16),
        "nn4small2" => new PlainNn4(bfloat16),
        _ => throw new ArgumentException($"There is no plain '{name}'.", nameof(name)),
    };

    public static Module<Tensor, Tensor> Conv(int inputs, int outputs, int kernel, int stride, bool bfloat16) =>
        bfloat16
        ? new CastConv2d(inputs, outputs, kernel, stride)
        : Conv2d(inputs, outputs, kernel, stride, kernel / 2, bias: false);

    public static Sequential ConvUnit(int inputs, int outputs, int kernel, int stride, bool bfloat16) => Sequential(
        ("conv", Conv(inputs, outputs, kernel, stride, bfloat16)), ("norm", BatchNorm2d(outputs)),
            ("activation", ReLU()));
}

/// <summary>A convolution in bfloat16 over float32 weights.</summary>
internal sealed class CastConv2d : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly int stride;

    public CastConv2d(int inputs, int outputs, int kernel, int stride) : base(nameof(CastConv2d))
    {
        this.stride = stride;
        weight = Parameter(init.kaiming_normal_(empty(outputs, inputs, kernel, kernel)));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => functional.conv2d(
        x.to(ScalarType.BFloat16), weight.to(ScalarType.BFloat16), strides: [stride, stride],
        padding: [weight.shape[2] / 2, weight.shape[2] / 2]);
}
