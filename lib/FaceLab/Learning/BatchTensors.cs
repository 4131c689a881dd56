using FaceLab.Faces;
using FaceLab.Learning.Sampling;
using static TorchSharp.torch;

namespace FaceLab.Learning;

/// <summary>A batch as tensors on the device.</summary>
internal static class BatchTensors
{
    /// <summary>(N, S, S, 3), uint8; the caller's scope owns it.</summary>
    public static Tensor Pixels(PreparedFaces faces, LabeledRows batch, Device device) => faces.Pixels.index_select(0, tensor(batch.Rows)).to(device);

    /// <summary>What the loss reads beside embeddings: scores (N), float32, where it learns them; else numbers of people (N), int64, within the
    /// training people where it wants that.</summary>
    public static Tensor Targets(LabeledRows batch, ClassNumbers? classes, FaceRatings? scores, Device device) => scores is not null
        ? tensor(scores.Of(batch.Rows), device: device) : tensor(classes?.Of(batch.Labels) ?? batch.Labels, device: device);
}
