using System.Diagnostics;
using System.Globalization;

namespace FaceLab.Bench.Detection;

/// <summary>OpenCV in a Python process of its own.</summary>
internal sealed class OpenCvPeer : IDisposable
{
    private readonly Process process;

    public OpenCvPeer(string script, string cascade, string photos, int threads)
    {
        string[] arguments = [script, cascade, photos, threads.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo("/usr/bin/python3", arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        if (Answer() != "ready")
            throw new InvalidOperationException("OpenCV's side did not begin.");
    }

    /// <summary>Detects all photos once.</summary>
    public (double Seconds, int Faces) Round(string way)
    {
        process.StandardInput.WriteLine(way);
        var parts = Answer().Split(' ');
        var culture = CultureInfo.InvariantCulture;
        return (double.Parse(parts[0], culture), int.Parse(parts[1], culture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string Answer() => process.StandardOutput.ReadLine()
        ?? throw new InvalidOperationException("OpenCV's side ended; see above.");
}
