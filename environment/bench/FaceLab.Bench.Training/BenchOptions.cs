using System.Globalization;

namespace FaceLab.Bench;

/// <summary>What the command line says.</summary>
/// <param name="Threads">Threads of each side.</param>
/// <param name="Rounds">How often the two sides take turns in a configuration.</param>
/// <param name="Steps">Training steps of a turn.</param>
/// <param name="Only">Measures only the configurations whose key contains this.</param>
/// <param name="Python">The interpreter that has PyTorch.</param>
internal sealed record BenchOptions(int Threads, int Rounds, int Steps, string Only, string Python)
{
    public static BenchOptions Parse(string[] arguments)
    {
        var options = new BenchOptions(Environment.ProcessorCount, Rounds: 11, Steps: 2, Only: "", Python: "/usr/bin/python3");
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
        "--steps" => this with { Steps = Count(name, value) },
        "--only" => this with { Only = value },
        "--python" => this with { Python = value },
        _ => throw new BenchException($"there is no option '{name}'; there are --threads, --rounds, --steps, --only and --python."),
    };

    private static int Count(string name, string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var count) && count >= 1
            ? count
            : throw new BenchException($"{name} is a whole number from 1 on, not '{value}'.");
}
