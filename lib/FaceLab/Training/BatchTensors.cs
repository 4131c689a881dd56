using FaceLab.Imaging;
using FaceLab.Sampling;
using static TorchSharp.torch;

namespace FaceLab.Training;

/// <summary>A batch as tensors on the device.</summary>
internal static class BatchTensors
{
    /// <summary>(N, S, S, 3), uint8; the caller's scope owns it.</summary>
    public static Tensor Pixels(PreparedFaces faces, LabeledRows batch, Device device) => faces.Pixels.index_select(0, tensor(batch.Rows)).to(device);

    /// <summary>(N), int64: numbers of people, within the training people where the loss wants that.</summary>
    public static Tensor Labels(LabeledRows batch, ClassNumbers? classes, Device device) => tensor(classes?.Of(batch.Labels) ?? batch.Labels, device: device);
}
