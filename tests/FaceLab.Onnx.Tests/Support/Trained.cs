using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using static TorchSharp.torch;

namespace FaceLab.Onnx.Tests.Support;

/// <summary>Networks as training leaves them: batch norms with means of their own.</summary>
internal static class Trained
{
    public static PreparationOptions Preparation { get; } = new() { Size = 32, CropShare = 1 };

    public static EvaluatedModel Model(EmbeddingNetwork network)
    {
        using var scope = NewDisposeScope();
        using (no_grad())
        {
            network.train();
            for (var i = 0; i < 3; i++)
                network.call(rand(4, 3, network.InputSize, network.InputSize) * 2 - 1);
            network.eval();
        }
        return EvaluatedModel.Of("net.safetensors", new TrainedNetwork(network, "the key", "the faces", 60),
            Preparation);
    }
}
