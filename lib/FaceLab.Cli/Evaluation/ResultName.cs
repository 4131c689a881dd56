using System.Security.Cryptography;
using System.Text;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Runs;

namespace FaceLab.Cli.Evaluation;

/// <summary>The name of a result says what made it: models, set, protocol, seed, preparation.</summary>
internal sealed record ResultName(IReadOnlyList<IEvaluatedModel> Models, string Set, EvaluationProtocol Protocol,
    EvaluationOptions Options, PreparationOptions Preparation, string? ThresholdSet)
{
    private const int LongestPart = 48;

    /// <summary>The folder of the run, or one for all models that have none of their own.</summary>
    public string Folder => Models[0].Run is { } run ? Path.Combine(run.Folder, "evaluation") : "evaluation";

    /// <summary>Writes the name of the file, without its ending.</summary>
    public override string ToString() => string.Join('-', ((IEnumerable<string>)
    [
        .. IsNamedByFolder ? [] : (string[])[Readable(Models[0].Name)], Readable(NameOf(Set)),
        .. Options.PairFiles.Count > 0
            ? Options.PairFiles.Select(pairs => Readable(Path.GetFileNameWithoutExtension(pairs)))
            : [$"{Protocol}".ToLowerInvariant()],
        .. Protocol == EvaluationProtocol.Sampled ? [Invariant($"{Options.PairsEach}")] : (string[])[],
        Invariant($"seed{Options.Seed}"), .. Words(Preparation),
        .. ThresholdSet is { } other ? ["threshold", Readable(NameOf(other))] : (string[])[],
        .. Models.Count > 1 ? ["beside", Readable(string.Join('-', Models.Skip(1).Select(model => model.Name)))]
            : (string[])[],
    ]));

    private static IEnumerable<string> Words(PreparationOptions preparation)
    {
        yield return Invariant($"{preparation.Size}px");
        if (preparation.Gray)
            yield return "gray";
        if (preparation.Align == AlignmentTarget.None)
        {
            yield return Invariant($"crop{preparation.CropShare}");
            yield break;
        }
        yield return $"{preparation.Align}".ToLowerInvariant();
        if (preparation.Region is { } part)
            yield return Invariant($"region{part.CenterX}-{part.CenterY}-{part.Side}");
        if (preparation.Assume is { } face)
            yield return Invariant($"assume{face.Share}-{face.CentreX}-{face.CentreY}");
        if (preparation.CenterWhereNotAligned)
            yield return Invariant($"centre{preparation.CropShare}");
    }

    /// <summary>True if the folder says which model it is.</summary>
    private bool IsNamedByFolder => Models[0].Run is { } run && Models[0].File == run.BestCheckpoint;

    /// <summary>Returns the name of a set; of a path its last two parts, because files of one name are in many
    /// folders.</summary>
    private static string NameOf(string set)
    {
        if (Path.GetFileName(set) == set && !File.Exists(set))
            return set;
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(set));
        var own = File.Exists(path) ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(path);
        return Path.GetFileName(set) == set ? own : $"{Path.GetFileName(Path.GetDirectoryName(path))}-{own}".Trim('-');
    }

    /// <summary>Keeps letters and digits of any script; a long name keeps its beginning and a checksum.</summary>
    private static string Readable(string name)
    {
        var runes = name.Normalize(NormalizationForm.FormC).EnumerateRunes()
            .Select(rune => IsKept(rune) ? rune : new Rune('-')).ToList();
        if (runes.Count <= LongestPart)
            return string.Concat(runes);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..6];
        return $"{string.Concat(runes.Take(LongestPart - 7))}-{checksum}";
    }

    private static bool IsKept(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.'
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
