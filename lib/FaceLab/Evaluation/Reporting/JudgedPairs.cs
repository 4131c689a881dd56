using System.Globalization;
using CsvHelper;
using FaceLab.Basics;

namespace FaceLab.Evaluation.Reporting;

/// <summary>Every judged pair with its similarity and verdict, as a table in a file.</summary>
public static class JudgedPairs
{
    /// <summary>Writes CSV: model, both pictures with their people, genuine, similarity, threshold, verdict (same or
    /// different), right. The file appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="models">Names of models, with their evaluations.</param>
    public static void WriteCsv(string path, IEnumerable<(string Name, ModelEvaluation Evaluation)> models)
    {
        var rows = models.SelectMany(model => Rows(model.Name, model.Evaluation));
        WholeFile.Write(path, temporary =>
        {
            using var writer = new StreamWriter(temporary);
            using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
            csv.WriteRecords(rows);
        });
    }

    private static IEnumerable<object> Rows(string model, ModelEvaluation evaluation)
    {
        var (records, right) = (evaluation.Task.Faces.Records, evaluation.Right);
        return evaluation.Pairs.Select((pair, i) =>
        {
            var (one, other) = (records[pair.First], records[pair.Second]);
            return new
            {
                model, first = one.Path, second = other.Path, first_person = one.Identity,
                second_person = other.Identity, genuine = Word(pair.Genuine),
                similarity = Text(evaluation.Similarities.CosineSimilarities[i]),
                threshold = Text(evaluation.PairThresholds[i]),
                verdict = right[i] == pair.Genuine ? "same" : "different", right = Word(right[i]),
            };
        });
    }

    private static string Word(bool value) => value ? "true" : "false";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
