using FaceLab.Data;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Learning;

namespace FaceLab.Runs;

/// <summary>Warnings that one has to know to read an evaluation's figures.</summary>
internal static class EvaluationWarnings
{
    public static IEnumerable<string> Of(EvaluatedModel model, string set, OpenedSets sets, PreparedFaces faces,
        EvaluationTask task)
    {
        if (faces.Parameters != model.FacesParameters)
            yield return $"The network knows faces prepared as '{model.FacesParameters}'; these are " +
                $"'{faces.Parameters}'.";
        if (faces.Unreadable.Count > 0)
            yield return $"{faces.Unreadable.Count:N0} pictures could not be prepared and are left out, the " +
                $"first: {faces.Unreadable[0].Path}: {faces.Unreadable[0].Reason}";
        if (model.Run?.Config.Loss is DecisionPairsOptions)
            yield return "The run's metric is its classifier's; these figures compare by cosine.";
        if (task.ChoseTheNetwork && model.Run?.Config.MetricSet is null)
            yield return "These people chose the run's best network: figures flatter it. Judge it on another set, too.";
        else if (!task.ChoseTheNetwork && set != DataOptions.Synthetic && Known(model, sets, faces, task) is { } known)
            yield return known;
        if (Choosing(model, sets, task) is { } choosing)
            yield return choosing;
    }

    /// <summary>People of the test who gave the run's metric, where that is another set's.</summary>
    private static string? Choosing(EvaluatedModel model, OpenedSets sets, EvaluationTask task)
    {
        if (model.Run?.Config.MetricSet is not { } set)
            return null;
        try
        {
            var pictures = MetricPairs.PairsOf(sets[set], set).Pictures;
            return Shared(task, pictures) is > 0 and var shared
                ? $"{shared:N0} people of the test stand in {pictures.Name}, too, which chose the run's best network."
                : null;
        }
        catch (FaceDataException error)
        {
            return $"Whether test people chose the run's best network could not be looked up: {error.Message}";
        }
    }

    /// <summary>People of the test whom the network may have seen.</summary>
    private static string? Known(EvaluatedModel model, OpenedSets sets, PreparedFaces faces, EvaluationTask task)
    {
        if (model.Run is not { Config.Data: var data })
            return model.FacesKey == faces.Key ? "The network was trained on these very pictures."
                : "Whom the network was trained on is not known: its file does not lie in a run's folder.";
        if (data.Set == DataOptions.Synthetic)
            return null;
        try
        {
            return Shared(task, sets.PeopleOf(data.Set)) is > 0 and var shared
                ? $"{shared:N0} people of the test are among those of the run, by name: the figures flatter it." : null;
        }
        catch (FaceDataException error)
        {
            return $"Whether test people were among the run's could not be looked up: {error.Message}";
        }
    }

    private static int Shared(EvaluationTask task, FaceSet people) =>
        task.TestFaces.Select(row => task.Faces.Records[row].Identity).Distinct().Count(people.Contains);
}
