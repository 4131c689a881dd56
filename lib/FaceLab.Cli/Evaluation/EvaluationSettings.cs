using System.CommandLine;
using FaceLab.Cli.Data;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Runs;

namespace FaceLab.Cli.Evaluation;

/// <summary>The options that decide an evaluation.</summary>
internal static class EvaluationSettings
{
    private static readonly Dictionary<string, EvaluationProtocol> Protocols = new(StringComparer.Ordinal)
    {
        ["auto"] = EvaluationProtocol.Auto, ["view1"] = EvaluationProtocol.View1, ["view2"] = EvaluationProtocol.View2,
        ["frontal"] = EvaluationProtocol.FrontalFrontal, ["profile"] = EvaluationProtocol.FrontalProfile, ["sampled"] = EvaluationProtocol.Sampled,
    };

    private static readonly Option<string> Protocol = new("--protocol")
    {
        Description = "Which pairs: view1 or view2 of LFW, frontal or profile of CFP, or sampled, where half of the people choose the threshold " +
            "for the other half. auto takes the set's own.",
        HelpName = string.Join('|', Protocols.Keys), DefaultValueFactory = _ => "auto",
    };
    private static readonly Option<int> Pairs = new("--pairs")
        { Description = "Genuine and as many impostor pairs where they are sampled, at most.", DefaultValueFactory = _ => new EvaluationOptions().PairsEach };
    private static readonly Option<int> Seed = SetArgument.Seed();
    private static readonly Option<string?> Align = new("--align")
        { Description = "Prepare faces in another way than the model's own: align them.", HelpName = "none|arcface|openface" };
    private static readonly Option<int?> Size = new("--size") { Description = "The same: side of a face in pixels." };
    private static readonly Option<double?> Crop = new("--crop") { Description = "The same: side of the centred square as a share of the shorter side." };

    public static IReadOnlyList<Option> Options { get; } = Create();

    public static EvaluationOptions Of(ParseResult line)
    {
        if (line.GetValue(Pairs) < 10)
            throw new ArgumentException($"--pairs {line.GetValue(Pairs)} is too few to tell anything: give at least 10.");
        return new EvaluationOptions
        {
            Protocol = Protocols[line.GetRequiredValue(Protocol)], PairsEach = line.GetValue(Pairs), Seed = line.GetValue(Seed), Preparation = PreparationOf(line),
        };
    }

    /// <summary>What is given; the rest is the recipe's default.</summary>
    private static PreparationOptions? PreparationOf(ParseResult line)
    {
        var (align, size, crop) = (line.GetValue(Align), line.GetValue(Size), line.GetValue(Crop));
        if (align is null && size is null && crop is null)
            return null;
        var defaults = new PreparationOptions();
        return new()
        {
            Align = align is null ? defaults.Align : Enum.Parse<AlignmentTarget>(align, ignoreCase: true),
            Size = size ?? defaults.Size, CropShare = crop ?? defaults.CropShare,
        };
    }

    private static IReadOnlyList<Option> Create()
    {
        Protocol.AcceptOnlyFromAmong([.. Protocols.Keys]);
        Align.AcceptOnlyFromAmong("none", "arcface", "openface");
        return [Protocol, Pairs, Seed, Align, Size, Crop];
    }
}
