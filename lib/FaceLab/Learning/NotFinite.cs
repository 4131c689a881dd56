using FaceLab.Data;
using FaceLab.Learning.Sampling;

namespace FaceLab.Learning;

internal static class NotFinite
{
    private const int NamedPictures = 8;

    /// <summary>Makes the error for the loss or gradient of a step.</summary>
    /// <param name="what">The word "loss" or "gradient".</param>
    /// <param name="number">The value.</param>
    /// <param name="step">The step, from 1.</param>
    /// <param name="learningRate">The run's peak learning rate.</param>
    /// <param name="faces">The faces that the batch's rows refer to.</param>
    /// <param name="batch">The pictures.</param>
    /// <param name="isFinite">True for each picture with a finite embedding; the others are named first.</param>
    public static TrainingException Of(string what, double number, int step, double learningRate, FaceSet faces,
        LabeledRows batch, IReadOnlyList<bool> isFinite)
    {
        // The sort is stable, so that the batch otherwise keeps its order.
        var names = batch.Rows.Zip(isFinite).OrderBy(picture => picture.Second).Take(NamedPictures)
            .Select(picture => ShortPath(faces.Records[(int)picture.First].Path));
        var (all, bad) = (batch.Rows.Length, isFinite.Count(finite => !finite));
        return new($"The {what} of step {step} is {number}. {Remedy($" than {learningRate}")} The batch of {all:N0} " +
            $"pictures{(bad == 0 ? "" : $", first the {bad:N0} whose embedding is not finite")}: " +
            $"{string.Join(", ", names)}{(all > NamedPictures ? $", and {all - NamedPictures:N0} more" : "")}.");
    }

    /// <summary>Makes the error for an embedding of the validation identities.</summary>
    public static TrainingException Embedding(int step) =>
        new($"After step {step} a validation embedding is not finite: the network diverged. {Remedy("")}");

    /// <summary>Returns folder and file name: many people have a file 0001.jpg.</summary>
    private static string ShortPath(string path) => Path.Combine(Path.GetFileName(Path.GetDirectoryName(path)) ?? "",
        Path.GetFileName(path));

    private static string Remedy(string than) => $"Try a lower learning rate{than}, gradient clipping, or float32.";
}
