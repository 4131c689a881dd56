using System.Globalization;
using FaceLab.Faces;
using FaceLab.Faces.Alignment;
using static FaceLab.Cli.CommandParts;
using static FaceLab.Cli.OptionWords;

namespace FaceLab.Cli;

/// <summary>The options of the preparation of faces, the same for every command that prepares some. What is not given
/// stays as the model or the defaults have it.</summary>
internal static class PreparationParts
{
    private static readonly Option<AlignmentTarget?> Align = Choice<AlignmentTarget>("--align",
        "Bring eyes, nose and mouth to the places of a template; aligned faces get a margin of a sixteenth around " +
        "--size.");

    private static readonly Option<int?> Size = Optional<int?>("--size", "The side of a face in pixels.");

    private static readonly Option<double?> Crop = Optional<double?>("--crop",
        "The side of the centred square that is kept, as a share of the shorter side.", "SHARE");

    private static readonly Option<FaceRegion?> Region = Numbers("--region",
        "The square of the aligned face that is kept: its centre and side as shares of the face.", "X,Y,SIDE",
        [3], numbers => new FaceRegion(numbers[0], numbers[1], numbers[2]));

    private static readonly Option<AssumedFace?> Assume = Numbers("--assume",
        "The place of the face where none is detected: its side as a share of the shorter side, and its centre.",
        "SIDE[,X,Y]", [1, 3], numbers => numbers.Length == 1 ? new AssumedFace(numbers[0])
            : new AssumedFace(numbers[0], numbers[1], numbers[2]));

    private static readonly Option<bool?> CenterWhereNotAligned = Optional<bool?>("--center-fallback",
        "Take the picture's centre if no face can be aligned; with false, such pictures are left out and listed.");

    private static readonly Option<bool?> Gray = Optional<bool?>("--gray", "Gray faces.");

    private static readonly Option<string> Frame = Usual("--frame",
        "auto measures where the faces lie in the pictures and fits crop or assumed place to it; keep does not.",
        "auto").Among("auto", "keep");

    /// <summary>Those that change a preparation.</summary>
    public static Option[] Changes { get; } = [Align, Size, Crop, Region, Assume, CenterWhereNotAligned, Gray];

    /// <summary>All of them, for a model's preparation.</summary>
    public static Option[] All { get; } = [.. Changes, Frame];

    /// <summary>The changes that the line asks for.</summary>
    public static PreparationChanges ChangesOf(ParseResult line) => new()
    {
        Align = line.GetValue(Align),
        Size = line.GetValue(Size), CropShare = line.GetValue(Crop), Region = line.GetValue(Region),
        Assume = line.GetValue(Assume), CenterWhereNotAligned = line.GetValue(CenterWhereNotAligned),
        Gray = line.GetValue(Gray),
    };

    /// <summary>True if the preparation is to be fitted to the pictures.</summary>
    public static bool Fits(ParseResult line) => line.GetValue(Frame) == "auto";

    /// <summary>Makes an option of some numbers with commas between them.</summary>
    private static Option<T?> Numbers<T>(string name, string description, string form, int[] counts,
        Func<double[], T> make) where T : class => new(name)
        {
            Description = description, HelpName = form,
            CustomParser = result =>
            {
                var texts = result.Tokens[0].Value.Split(',');
                var numbers = texts.Select(text => double.TryParse(text, NumberStyles.Float,
                    CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : (double?)null)
                    .OfType<double>().ToArray();
                if (numbers.Length == texts.Length && counts.Contains(numbers.Length))
                    return make(numbers);
                result.AddError($"'{result.Tokens[0].Value}' is not {form}: write shares with a decimal point and " +
                    $"commas between them, like {string.Join(',', Enumerable.Repeat("0.5", counts[^1]))}.");
                return null;
            },
        };
}
