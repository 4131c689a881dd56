namespace FaceLab.Tests.Support;

/// <summary>Reports at once, on the thread that works; <see cref="Progress{T}"/> reports some time later.</summary>
internal sealed class ImmediateProgress(Action<long> report) : IProgress<long>
{
    public void Report(long value) => report(value);
}
