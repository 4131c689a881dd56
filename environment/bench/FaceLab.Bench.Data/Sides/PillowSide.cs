using System.Globalization;

namespace FaceLab.Bench.Sides;

/// <summary>Pillow in Python, as many processes as the others have threads, into memory that they share.</summary>
internal sealed class PillowSide : ISide
{
    private readonly LineProcess process;

    public PillowSide(string python, string list, int processes)
    {
        process = new LineProcess(python, Path.Combine(AppContext.BaseDirectory, "peer", "pillow.py"), list,
            $"{processes}");
        Description = process.Ask("hello");
    }

    public string Name => "Pillow";

    public string Description { get; }

    public double Run(double share) =>
        double.Parse(process.Ask(string.Create(CultureInfo.InvariantCulture, $"run {share}")),
            CultureInfo.InvariantCulture);

    /// <summary>Rows (96, 96, 3) of every <paramref name="step"/>th picture at Pillow's best, without its quicker
    /// decoding.</summary>
    public byte[] Sample(double share, int step, string file)
    {
        process.Ask(string.Create(CultureInfo.InvariantCulture, $"sample {share} {step} {file}"));
        return File.ReadAllBytes(file);
    }

    public void Dispose() => process.Dispose();
}
