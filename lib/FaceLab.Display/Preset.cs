namespace FaceLab.Display;

/// <summary>The length of a notebook's trainings: <c>quick</c> for tests, <c>default</c>, or <c>full</c>.</summary>
/// <remarks><c>environment/lab run --preset full</c>, or the environment variable FACELAB_PRESET, chooses it.</remarks>
public static class Preset
{
    private const string Variable = "FACELAB_PRESET";

    /// <summary>The preset's name.</summary>
    /// <exception cref="ArgumentException">FACELAB_PRESET names no preset.</exception>
    public static string Name => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or "default" => "default",
        "quick" => "quick",
        "full" => "full",
        var other => throw new ArgumentException($"{Variable} is quick, default or full, not '{other}'."),
    };

    /// <summary>Picks the value for the chosen preset.</summary>
    /// <param name="quick">The value for a few seconds' work, which only shows that the cells run.</param>
    /// <param name="usual">The value for a few minutes' work on two cores.</param>
    /// <param name="full">The value for the long version, up to half an hour.</param>
    /// <exception cref="ArgumentException">FACELAB_PRESET names no preset.</exception>
    public static T Pick<T>(T quick, T usual, T full) => Name switch { "quick" => quick, "full" => full, _ => usual };
}
