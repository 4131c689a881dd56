using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A table of vectors, looked up by number: (*) of int64 to (*, embedding_dims).</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long padding_idx;
    private readonly double? max_norm;
    private readonly double norm_type;
    private readonly bool scale_grad_by_freq;
    private readonly bool sparse;

    internal Embedding(Parameter weight, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq,
        bool sparse) : base(nameof(Embedding))
    {
        this.padding_idx = Row(padding_idx, weight.size(0));
        (this.max_norm, this.norm_type) = (max_norm, norm_type);
        (this.scale_grad_by_freq, this.sparse) = (scale_grad_by_freq, sparse);
        this.weight = weight;
    }

    public Parameter? weight { get => ParameterNamed(nameof(weight)); set => SetParameter(nameof(weight), value); }

    /// <summary>Standard normal; the row for padding is zero.</summary>
    internal static Parameter Draw(long rows, long columns, long? padding_idx, Device? device, ScalarType? dtype)
    {
        var weight = nn.Parameter(empty([rows, columns], dtype, device));
        nn.init.normal_(weight);
        if (padding_idx is null) return weight;
        using var _ = no_grad();
        using var row = weight.select(0, Row(padding_idx, rows));
        row.fill_(0);
        return weight;
    }

    public override Tensor forward(Tensor input)
    {
        if (max_norm is { } most)
            Renormalize(input, most);
        return Native.embedding(weight!, input, padding_idx, scale_grad_by_freq, sparse);
    }

    /// <summary>Shortens, in the table itself, the rows that are looked up and are too long.</summary>
    private void Renormalize(Tensor input, double most)
    {
        using var _ = no_grad();
        using var rows = input.contiguous();
        Native.embedding_renorm_(weight!, rows, most, norm_type);
    }

    /// <summary>libtorch takes -1 for "no padding"; a negative index of the caller counts from the end.</summary>
    private static long Row(long? padding_idx, long rows)
    {
        if (padding_idx is not { } row) return -1;
        if (row < -rows || row >= rows)
            throw new ArgumentException($"padding_idx must be within the {rows} embeddings, but is {row}.",
                nameof(padding_idx));
        return row < 0 ? row + rows : row;
    }
}
