using System.Globalization;

namespace FaceLab.Bench;

/// <summary>What the command line says.</summary>
/// <param name="Threads">Threads, or processes, of each side.</param>
/// <param name="Rounds">How often the sides take turns for each crop share.</param>
/// <param name="Pictures">How many pictures of the set, from the first on.</param>
/// <param name="Python">The interpreter that has Pillow and numpy.</param>
/// <param name="Decoder">The program built from <c>peer/decode.c</c>.</param>
internal sealed record BenchOptions(int Threads, int Rounds, int Pictures, string Python, string Decoder)
{
    public static BenchOptions Parse(string[] arguments)
    {
        var options = new BenchOptions(Environment.ProcessorCount, Rounds: 7, Pictures: int.MaxValue, Python: "/usr/bin/python3", Decoder: "decode");
        if (arguments.Length % 2 != 0)
            throw new BenchException($"'{arguments[^1]}' needs a value.");
        for (var i = 0; i < arguments.Length; i += 2)
            options = options.With(arguments[i], arguments[i + 1]);
        return options;
    }

    private BenchOptions With(string name, string value) => name switch
    {
        "--threads" => this with { Threads = Count(name, value) },
        "--rounds" => this with { Rounds = Count(name, value) },
        "--pictures" => this with { Pictures = Count(name, value) },
        "--python" => this with { Python = value },
        "--decoder" => this with { Decoder = value },
        _ => throw new BenchException($"there is no option '{name}'; there are --threads, --rounds, --pictures and --python."),
    };

    private static int Count(string name, string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var count) && count >= 1
            ? count
            : throw new BenchException($"{name} is a whole number from 1 on, not '{value}'.");
}
