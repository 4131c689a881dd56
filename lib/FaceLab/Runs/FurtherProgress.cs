namespace FaceLab.Runs;

/// <summary>Counts a further piece of work on top of what is done already.</summary>
internal sealed class FurtherProgress(IProgress<int> all, int before) : IProgress<int>
{
    public void Report(int value) => all.Report(before + value);
}
