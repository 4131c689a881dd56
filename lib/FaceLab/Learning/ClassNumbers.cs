using FaceLab.Data;
using FaceLab.Learning.Losses;

namespace FaceLab.Learning;

/// <summary>The training people, numbered from 0 for a loss that classifies them.</summary>
internal sealed class ClassNumbers
{
    private readonly Dictionary<long, long> numberOf;

    private ClassNumbers(Dictionary<long, long> numberOf) => this.numberOf = numberOf;

    /// <summary>The numbers; <see langword="null"/> if the loss does not classify.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="faces">The prepared faces, whose labels the sampler gives.</param>
    /// <param name="training">The people to number, in the order in which <paramref name="faces"/> has them.</param>
    /// <exception cref="ArgumentException">The loss has another number of classes than there are people.</exception>
    public static ClassNumbers? For(object loss, FaceSet faces, FaceSet training)
    {
        if (loss is not IClassLoss classifier)
            return null;
        var labels = Enumerable.Range(0, faces.Identities.Count).Where(label => training.Contains(faces.Identities[label])).ToList();
        if (labels.Count != classifier.Classes)
            throw new ArgumentException($"The loss classifies {classifier.Classes:N0} people, '{training.Name}' has {labels.Count:N0} whose faces are prepared.", nameof(loss));
        return new ClassNumbers(Enumerable.Range(0, labels.Count).ToDictionary(number => (long)labels[number], number => (long)number));
    }

    public long[] Of(long[] labels) => Array.ConvertAll(labels, label => numberOf[label]);
}
