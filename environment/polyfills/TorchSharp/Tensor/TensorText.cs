using System.Globalization;
using System.Text;

namespace TorchSharp;

/// <summary>Writes a tensor's values: nested brackets, at most six entries per dimension, the rest as dots.</summary>
internal sealed class TensorText(TensorStringStyle style, string floatFormat, CultureInfo culture, string newLine)
{
    private const int Shown = 6;
    private const int Edge = Shown / 2;

    private bool IsCSharp => style == TensorStringStyle.CSharp;

    private (string open, string close) Brackets => IsCSharp ? ("{", "}") : ("[", "]");

    internal string Write(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var here = tensor.detach().cpu();
        var text = new StringBuilder();
        if (style == TensorStringStyle.Julia) text.Append(tensor).Append(newLine);
        if (IsCSharp) text.Append(tensor).Append(", value = ");
        Append(text, here, 0);
        return text.ToString();
    }

    private void Append(StringBuilder text, torch.Tensor tensor, int depth)
    {
        var shape = tensor.shape;
        if (shape.Length == 0)
        {
            text.Append(Number(tensor));
            return;
        }
        text.Append(Brackets.open);
        for (long i = 0; i < shape[0]; i++)
        {
            if (i > 0) text.Append(Separator(shape.Length, depth));
            if (shape[0] > Shown && i == Edge)
            {
                text.Append("...").Append(Separator(shape.Length, depth));
                i = shape[0] - Edge;
            }
            Append(text, tensor[i], depth + 1);
        }
        text.Append(Brackets.close);
    }

    private string Separator(int dimensions, int depth)
    {
        var comma = IsCSharp ? "," : "";
        return dimensions == 1 ? comma + " " : comma + newLine + new string(' ', depth + 1);
    }

    private string Number(torch.Tensor element)
    {
        if (element.dtype == torch.ScalarType.Bool) return element.ToBoolean() ? "true" : "false";
        return element.is_floating_point()
            ? element.ToDouble().ToString(floatFormat, culture)
            : element.ToInt64().ToString(culture);
    }
}
