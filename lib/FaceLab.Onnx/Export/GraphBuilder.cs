using Google.Protobuf;
using Onnx;
using static Onnx.AttributeProto.Types;
using static TorchSharp.torch;

namespace FaceLab.Onnx.Export;

/// <summary>A graph while it is written: nodes in their order, and the constants that they use.</summary>
/// <remarks>Values are known by name. A node's output has the node's name.</remarks>
internal sealed class GraphBuilder(string name)
{
    public GraphProto Graph { get; } = new() { Name = name };

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">An operator of ONNX, such as <c>Conv</c>.</param>
    /// <param name="inputs">The names of its inputs.</param>
    /// <param name="attributes">Integers, lists of integers, and doubles by name.</param>
    /// <returns>The name of its output.</returns>
    public string Add(string operation, string[] inputs, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { Name = $"{operation}_{Graph.Node.Count}", OpType = operation };
        node.Input.AddRange(inputs);
        node.Output.Add(node.Name);
        node.Attribute.AddRange(attributes.Select(one => Attribute(one.Name, one.Value)));
        Graph.Node.Add(node);
        return node.Name;
    }

    /// <summary>Adds a constant.</summary>
    /// <param name="value">Numbers of any shape, device and strides; the caller keeps them.</param>
    /// <returns>Its name.</returns>
    public string Constant(Tensor value)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var constant = new TensorProto
        {
            Name = $"constant_{Graph.Initializer.Count}", DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(value.to(ScalarType.Float32).cpu().contiguous().bytes),
        };
        constant.Dims.AddRange(value.shape);
        Graph.Initializer.Add(constant);
        return constant.Name;
    }

    private static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        if (value is double number)
            (attribute.Type, attribute.F) = (AttributeType.Float, (float)number);
        else if (value is int whole)
            (attribute.Type, attribute.I) = (AttributeType.Int, whole);
        else
        {
            attribute.Type = AttributeType.Ints;
            attribute.Ints.AddRange((long[])value);
        }
        return attribute;
    }
}
