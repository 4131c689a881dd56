using System.Globalization;

namespace FaceLab.Bench.Sides;

/// <summary>libjpeg-turbo alone, in C: reads and decodes every picture in full, and throws it away.</summary>
internal sealed class LibjpegSide : ISide
{
    private readonly LineProcess process;

    public LibjpegSide(string program, string list, int threads)
    {
        process = new LineProcess(program, list, $"{threads}");
        Description = process.Ask("hello");
    }

    public string Name => "libjpeg";

    public string Description { get; }

    public double Run(double share) => double.Parse(process.Ask("run"), CultureInfo.InvariantCulture);

    public void Dispose() => process.Dispose();
}
