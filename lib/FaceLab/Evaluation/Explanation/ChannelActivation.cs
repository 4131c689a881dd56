namespace FaceLab.Evaluation.Explanation;

/// <summary>How strongly a channel of a layer answers to a face.</summary>
/// <param name="Channel">Its number, from 0.</param>
/// <param name="Mean">Mean over the map of what is above 0, in the layer's own units.</param>
/// <param name="Largest">The map's largest value.</param>
public sealed record ChannelActivation(int Channel, float Mean, float Largest);
