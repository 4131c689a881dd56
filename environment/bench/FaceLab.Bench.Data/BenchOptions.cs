namespace FaceLab.Bench;

/// <summary>What the command line says.</summary>
/// <param name="Threads">Threads, or processes, of each side.</param>
/// <param name="Rounds">How often the sides take turns for each crop share.</param>
/// <param name="Pictures">How many pictures of the set, from the first on.</param>
/// <param name="Python">The interpreter that has Pillow and numpy.</param>
internal sealed record BenchOptions(int Threads, int Rounds, int Pictures, string Python)
{
    public static BenchOptions Parse(string[] arguments) => BenchArguments.Fold(arguments,
        new BenchOptions(Environment.ProcessorCount, Rounds: 7, Pictures: int.MaxValue, Python: "/usr/bin/python3"),
        (options, name, value) => options.With(name, value));

    private BenchOptions With(string name, string value) => name switch
    {
        "--threads" => this with { Threads = BenchArguments.Count(name, value) },
        "--rounds" => this with { Rounds = BenchArguments.Count(name, value) },
        "--pictures" => this with { Pictures = BenchArguments.Count(name, value) },
        "--python" => this with { Python = value },
        _ => throw new BenchException($"there is no option '{name}'; there are --threads, --rounds, --pictures and " +
            "--python."),
    };
}
