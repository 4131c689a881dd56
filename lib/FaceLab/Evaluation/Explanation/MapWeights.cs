using FaceLab.Networks;

namespace FaceLab.Evaluation.Explanation;

/// <summary>How a gradient becomes the weights of maps.</summary>
public enum MapWeights
{
    /// <summary>
    /// One weight for each channel, the gradient's mean over the map: Grad-CAM (Selvaraju et al., 2017, section 3, equation 1). Exact where
    /// the layer is followed by a global average and a linear layer; it is blind to what a head makes of the place.
    /// </summary>
    Averaged,

    /// <summary>
    /// A weight for each channel and place, the gradient itself: HiResCAM (R. Draelos, L. Carin, "Use HiResCAM instead of Grad-CAM for
    /// faithful explanations", 2020). Exact also for a linear layer over the flattened maps, as <see cref="SmallResNet"/> has, and for
    /// a depthwise convolution over the whole map, as <see cref="MobileFaceNet"/> has.
    /// </summary>
    EachPlace,
}
