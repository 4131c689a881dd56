using System.Diagnostics;
using System.Globalization;

namespace FaceLab.Bench.Detection;

/// <summary>OpenCV in a Python process of its own.</summary>
internal sealed class OpenCvPeer : IDisposable
{
    private readonly Process process;

    public OpenCvPeer(string script, string cascade, string photos, int threads)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[script, cascade, photos, threads.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        if (Answer() != "ready")
            throw new InvalidOperationException("OpenCV's side did not begin.");
    }

    /// <summary>Detects all photos once.</summary>
    public (double Seconds, int Faces) Round(string way)
    {
        process.StandardInput.WriteLine(way);
        var parts = Answer().Split(' ');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string Answer() => process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("OpenCV's side ended; see above.");
}
