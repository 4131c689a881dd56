using FaceLab.Data;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Learning;

namespace FaceLab.Runs;

internal static class EvaluationWarnings
{
    /// <summary>The side of stored faces in times of what the network sees, whose usual margin is an eighth.</summary>
    private const double LargestMargin = 1.25;

    public static IEnumerable<string> Of(IEvaluatedModel model, string set, OpenedSets sets, PreparedFaces faces,
        EvaluationTask task, bool isPreparedAsKnown)
    {
        if (model is PixelBaseline)
            yield break;
        if (model.FacesParameters == "")
            yield return "It is unknown how the faces were prepared that the network was trained on; these are " +
                $"prepared as '{faces.Parameters}'.";
        else if (isPreparedAsKnown && model.FacesParameters is { } known && faces.Parameters != known)
            yield return $"The network was trained on faces prepared as '{known}'; these are " +
                $"prepared as '{faces.Parameters}'.";
        if (faces.Size > LargestMargin * model.InputSize)
            yield return $"The network sees the middle {model.InputSize} of the {faces.Size} pixels of each face: " +
                "give a smaller size (--size).";
        if (faces.Unreadable.Count > 0)
            yield return $"{faces.Unreadable.Count:N0} pictures could not be prepared and are left out, the " +
                $"first: {faces.Unreadable[0].Path}: {faces.Unreadable[0].Reason}";
        if (model.Run?.Config.Loss is DecisionPairsOptions)
            yield return "The run's metric measures its classifier; these figures compare by cosine.";
        if (task.ChoseTheNetwork && model.Run?.Config.MetricSet is null)
            yield return "These people chose the run's best network: figures flatter it. Judge it on another set too.";
        else if (!task.ChoseTheNetwork && set != DataOptions.Synthetic && Known(model, sets, faces, task) is { } people)
            yield return people;
        if (Choosing(model, sets, task) is { } choosing)
            yield return choosing;
    }

    /// <summary>Warns of test people who are in the run's metric set.</summary>
    private static string? Choosing(IEvaluatedModel model, OpenedSets sets, EvaluationTask task)
    {
        if (model.Run?.Config.MetricSet is not { } set)
            return null;
        try
        {
            var pictures = MetricPairs.PairsOf(sets[set], set).Pictures;
            return Shared(task, pictures) is > 0 and var shared
                ? $"{shared:N0} people of the test are also in {pictures.Name}, which chose the run's best network."
                : null;
        }
        catch (FaceDataException error)
        {
            return $"It is unknown if test people chose the run's best network: {error.Message}";
        }
    }

    /// <summary>Warns of test people who may have been in the training.</summary>
    private static string? Known(IEvaluatedModel model, OpenedSets sets, PreparedFaces faces, EvaluationTask task)
    {
        if (model.Run is not { Config.Data: var data })
            return model.FacesKey == faces.Key ? "The network was trained on these very pictures."
                : "The training people of the network are unknown: its file is not in a run's folder.";
        if (data.Set == DataOptions.Synthetic)
            return null;
        try
        {
            var people = sets.PeopleOf(data.Set);
            if (Shared(task, people) is not (> 0 and var shared))
                return null;
            var validation = Shared(task, data.Split(people).Validation);
            return $"{shared:N0} people of the test are among those of the run, by name " +
                $"({shared - validation:N0} of its training, {validation:N0} validation identities): the figures " +
                "flatter it. Judge it on other people too.";
        }
        catch (Exception error) when (error is FaceDataException or ArgumentException)
        {
            return $"It is unknown if test people are among those of the run: {error.Message}";
        }
    }

    private static int Shared(EvaluationTask task, FaceSet people) =>
        task.TestFaces.Select(row => task.Faces.Records[row].Identity).Distinct().Count(people.Contains);
}
