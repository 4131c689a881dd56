namespace FaceLab.Bench.Trainees;

/// <summary>Some training steps.</summary>
/// <param name="Seconds">Wall time of all of them.</param>
/// <param name="Losses">The loss of each, before its update.</param>
internal sealed record Steps(double Seconds, double[] Losses);
