using System.Globalization;
using System.Text;

namespace FaceLab.KernelHost.Output;

/// <summary>How much text one cell may send to the notebook: the first 32 million characters as they come, then
/// nothing until the cell ends, then the last 100,000. An endless print loop fills neither the memory nor the
/// notebook.</summary>
internal sealed class OutputBudget
{
    private const int Head = 32_000_000;
    private const int Tail = 100_000;

    private readonly StringBuilder _tail = new();
    private long _sent;
    private long _held;

    /// <summary>Forgets the last cell.</summary>
    public void Restart()
    {
        _sent = 0;
        _held = 0;
        _tail.Clear();
    }

    /// <summary>The part of <paramref name="text"/> to send now.</summary>
    public string Admit(string text)
    {
        var now = (int)Math.Min(Head - _sent, text.Length);
        _sent += now;
        if (now < text.Length)
            Hold(text[now..]);
        return text[..now];
    }

    /// <summary>The held end of the output, with a note of what was left out; null if all was sent.</summary>
    public string? TakeTail()
    {
        if (_held == 0)
            return null;
        var text = _tail.Length > Tail ? _tail.ToString(_tail.Length - Tail, Tail) : _tail.ToString();
        var left = (_held - text.Length).ToString("N0", CultureInfo.InvariantCulture);
        Restart();
        return $"\n[... {left} characters of this cell's output left out ...]\n{text}";
    }

    private void Hold(string text)
    {
        _held += text.Length;
        _tail.Append(text);
        if (_tail.Length > 10 * Tail)
            _tail.Remove(0, _tail.Length - Tail);
    }
}
