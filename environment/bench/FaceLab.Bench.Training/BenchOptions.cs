namespace FaceLab.Bench;

/// <summary>What the command line says.</summary>
/// <param name="Threads">Threads of each side.</param>
/// <param name="Rounds">How often the two sides take turns in a configuration.</param>
/// <param name="Steps">Training steps of a turn.</param>
/// <param name="Only">Measures only what has this in its key.</param>
/// <param name="Python">The interpreter that has PyTorch.</param>
/// <param name="SoakMinutes">Trains for so long instead, and looks whether memory stays.</param>
internal sealed record BenchOptions(int Threads, int Rounds, int Steps, string Only, string Python, int SoakMinutes = 0)
{
    public static BenchOptions Parse(string[] arguments) => BenchArguments.Fold(arguments,
        new BenchOptions(Environment.ProcessorCount, Rounds: 11, Steps: 2, Only: "", Python: "/usr/bin/python3"),
        (options, name, value) => options.With(name, value));

    /// <summary>Whether the figure with this key is to be measured.</summary>
    public bool Selects(string key) => key.Contains(Only, StringComparison.Ordinal);

    private BenchOptions With(string name, string value) => name switch
    {
        "--threads" => this with { Threads = BenchArguments.Count(name, value) },
        "--rounds" => this with { Rounds = BenchArguments.Count(name, value) },
        "--steps" => this with { Steps = BenchArguments.Count(name, value) },
        "--only" => this with { Only = value },
        "--soak" => this with { SoakMinutes = BenchArguments.Count(name, value) },
        "--python" => this with { Python = value },
        _ => throw new BenchException($"there is no option '{name}'; there are --threads, --rounds, --steps, " +
            "--only, --soak and --python."),
    };
}
