namespace FaceLab.Learning.Losses;

/// <summary>A loss that classifies the training people: its labels are their numbers, 0 to <see cref="Classes"/> - 1, and it has weights of its own.</summary>
public interface IClassLoss
{
    /// <summary>C, the number of training people.</summary>
    int Classes { get; }
}
