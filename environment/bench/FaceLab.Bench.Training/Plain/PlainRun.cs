using System.Diagnostics;
using System.Text.Json;
using FaceLab.Bench.Nets;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Bench.Plain;

/// <summary>A training as TorchSharp's examples write it, with the weights and the batch that FaceLab wrote.</summary>
internal sealed class PlainRun : IDisposable
{
    private readonly Module<Tensor, Tensor> net;
    private readonly Module<Tensor, Tensor, Tensor> loss;
    private readonly AdamW optimizer;
    private readonly Tensor images;
    private readonly Tensor labels;

    public PlainRun(JsonElement question)
    {
        var (folder, side) = (question.GetProperty("folder").GetString()!, question.GetProperty("size").GetInt32());
        var (batch, classes) = (question.GetProperty("batch").GetInt32(), question.GetProperty("classes").GetInt32());
        var channelsLast = question.GetProperty("channels_last").GetBoolean();
        net = PlainNets.Make(question.GetProperty("begin").GetString()!, side, question.GetProperty("bfloat16")
            .GetBoolean());
        loss = classes > 0 ? new PlainCenterLoss(classes) : new PlainContrastiveLoss();
        Read(net, "");
        Read(loss, "loss.");
        images = RawFile.Read(Path.Combine(folder, "images.f32"), [batch, 3, side, side]);
        if (channelsLast)
        {
            images = ChannelsLast(images);
            using var noGradient = no_grad();
            foreach (var weight in net.parameters().Where(weight => weight.dim() == 4))
                weight.set_(ChannelsLast(weight));
        }
        labels = arange(batch / 2, ScalarType.Int64).repeat_interleave(2);
        net.train();
        // The decay groups of FaceLab's trainer, so that both learn the same.
        List<Parameter> parameters = [.. net.parameters(), .. loss.parameters()];
        optimizer = optim.AdamW(
        [
            new AdamW.ParamGroup(parameters.Where(one => one.dim() > 1), lr: 1e-4, weight_decay: 0.1),
            new AdamW.ParamGroup(parameters.Where(one => one.dim() <= 1), lr: 1e-4, weight_decay: 0),
        ], lr: 1e-4);

        void Read(Module module, string prefix)
        {
            using var noGradient = no_grad();
            foreach (var (name, value) in module.state_dict().Where(one => one.Value.dtype == ScalarType.Float32))
                value.copy_(RawFile.Read(Path.Combine(folder, prefix + name + ".f32"), value.shape));
        }
    }

    public (double Seconds, double[] Losses) Train(int steps)
    {
        var losses = new double[steps];
        var clock = Stopwatch.StartNew();
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var value = loss.call(net.call(images), labels);
            value.backward();
            optimizer.step();
            losses[step] = value.item<float>();
        }
        return (clock.Elapsed.TotalSeconds, losses);
    }

    public void Dispose()
    {
        optimizer.Dispose();
        net.Dispose();
        loss.Dispose();
        images.Dispose();
        labels.Dispose();
    }

    private static Tensor ChannelsLast(Tensor values) => values.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
}
