using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Bench.Nets;

/// <summary>Networks, weights and the batch: everything that both sides must have in common.</summary>
internal static class NetMaker
{
    private const string LossPrefix = "loss.";

    public static Module<Tensor, Tensor> Make(NetSize size, Precision precision) => size.Name switch
    {
        "small_resnet" => new SmallResNet(new() { InputSize = size.InputSize, Precision = precision }),
        _ => new Nn4Small2(new() { InputSize = size.InputSize, Precision = precision }),
    };

    public static Module<Tensor, Tensor, Tensor> MakeLoss(NetSize size) => size.Classes > 0
        ? new SoftmaxCenterLoss(size.Classes, embeddingSize: 128, lambda: 1e-4, alpha: 0.9)
        : new ContrastiveLoss();

    /// <summary>Fresh weights and a random batch, as NAME.f32 files that both sides read.</summary>
    public static void WriteFiles(NetSize size, string folder)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        Directory.CreateDirectory(folder);
        foreach (var (name, value) in Make(size, Precision.Float32).state_dict())
            if (value.dtype == ScalarType.Float32)
                RawFile.Write(FileOf(folder, name), value);
        foreach (var (name, value) in MakeLoss(size).state_dict())
            RawFile.Write(FileOf(folder, LossPrefix + name), value);
        RawFile.Write(FileOf(folder, "images"), rand(size.Batch, 3, size.InputSize, size.InputSize) - 0.5);
    }

    public static void ReadWeights(Module<Tensor, Tensor> net, Module<Tensor, Tensor, Tensor> loss, string folder)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, value) in net.state_dict())
            if (value.dtype == ScalarType.Float32)
                value.copy_(RawFile.Read(FileOf(folder, name), value.shape));
        foreach (var (name, value) in loss.state_dict())
            value.copy_(RawFile.Read(FileOf(folder, LossPrefix + name), value.shape));
    }

    /// <returns>(N, 3, S, S), with the strides that <paramref name="precision"/> asks for.</returns>
    public static Tensor ReadImages(NetSize size, Precision precision, string folder)
    {
        using var scope = NewDisposeScope();
        var images = RawFile.Read(FileOf(folder, "images"), [size.Batch, 3, size.InputSize, size.InputSize]);
        if (precision.ChannelsLast)
            images = images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        return images.MoveToOuterDisposeScope();
    }

    private static string FileOf(string folder, string name) => Path.Combine(folder, name + ".f32");
}
