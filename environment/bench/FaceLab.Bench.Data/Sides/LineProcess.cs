using System.Diagnostics;

namespace FaceLab.Bench.Sides;

/// <summary>A process that answers a line with a line, for as long as the bench runs.</summary>
internal sealed class LineProcess : IDisposable
{
    private readonly Process process;
    private readonly string name;

    public LineProcess(string program, params string[] arguments)
    {
        name = program;
        process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true,
            RedirectStandardOutput = true })
            ?? throw new BenchException($"'{program}' did not start.");
    }

    public string Ask(string question)
    {
        try
        {
            process.StandardInput.WriteLine(question);
            process.StandardInput.Flush();
            if (process.StandardOutput.ReadLine() is { } answer)
                return answer;
        }
        catch (IOException)
        {
            // It ended: said below.
        }
        throw new BenchException($"'{name}' ended; what it said is above.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5000))
            process.Kill();
        process.Dispose();
    }
}
