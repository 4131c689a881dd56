using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>A model with its evaluation, for tables and pages.</summary>
/// <param name="Model">The model.</param>
/// <param name="Faces">The pixels that it was judged on.</param>
/// <param name="Evaluation">Its figures.</param>
/// <param name="Warnings">Warnings for readers of the figures: <see cref="EvaluationData.Warnings"/>.</param>
public sealed record JudgedModel(
    IEvaluatedModel Model, PreparedFaces Faces, ModelEvaluation Evaluation, IReadOnlyList<string> Warnings)
{
    /// <summary>The name of the model among those that are judged together; a model of a name that another one has,
    /// too, is told by its file.</summary>
    public string Name { get; init; } = Model.Name;

    /// <summary>Gives each model a name of its own.</summary>
    public static IReadOnlyList<JudgedModel> Named(IReadOnlyList<JudgedModel> models)
    {
        var twice = models.CountBy(model => model.Model.Name).Where(name => name.Value > 1).Select(name => name.Key)
            .ToHashSet();
        return [.. models.Select(model => twice.Contains(model.Model.Name) && model.Model.File.Length > 0
            ? model with { Name = model.Model.File } : model)];
    }
}
