namespace FaceLab.Networks;

/// <summary>A layer of a network's table.</summary>
/// <param name="Name">Its place in the network, as in the weights' names.</param>
/// <param name="Kind">What it is, such as <c>conv 3x3/2</c>.</param>
/// <param name="InputShape">Shape of what it is given, without the batch; empty if it was not called.</param>
/// <param name="OutputShape">Shape of what it gives, without the batch; empty if it was not called.</param>
/// <param name="Parameters">Its own parameters.</param>
/// <param name="TrainableParameters">Those of them that are not frozen.</param>
public sealed record LayerRow(
    string Name, string Kind, IReadOnlyList<long> InputShape, IReadOnlyList<long> OutputShape, long Parameters, long TrainableParameters)
{
    /// <summary>The input's shape as text, such as <c>64x24x24</c>.</summary>
    public string Input => string.Join('x', InputShape);

    /// <summary>The output's shape as text.</summary>
    public string Output => string.Join('x', OutputShape);
}
