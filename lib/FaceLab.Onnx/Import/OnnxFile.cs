using Google.Protobuf;
using Onnx;

namespace FaceLab.Onnx.Import;

/// <summary>An ONNX file as it was read: its bytes, and its texts by name.</summary>
internal sealed record OnnxFile(byte[] Bytes, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>Reads a file that needs no other.</summary>
    /// <exception cref="OnnxException">The file is missing, above 2 GB, damaged, not ONNX, or keeps weights
    /// elsewhere.</exception>
    public static OnnxFile Read(string path)
    {
        if (!File.Exists(path))
            throw new OnnxException($"There is no ONNX file '{path}': give its path.");
        if (new FileInfo(path).Length > Array.MaxLength)
            throw new OnnxException($"'{path}' has {new FileInfo(path).Length:N0} bytes, but an ONNX file ends at " +
                "2 GB: " +
                "export a smaller network.");
        var bytes = File.ReadAllBytes(path);
        var model = Parse(path, bytes);
        if (External(model).Distinct().ToList() is { Count: > 0 } places)
            throw new OnnxException($"'{path}' keeps weights in other files ({string.Join(", ", places.Take(3))}" +
                $"{(places.Count > 3 ? " ..." : "")}), which are not read: save it as one, in Python " +
                "onnx.save(onnx.load('face.onnx'), 'one.onnx').");
        // Of two texts of one name the later one counts.
        return new OnnxFile(bytes, model.MetadataProps.GroupBy(text => text.Key)
            .ToDictionary(texts => texts.Key, texts => texts.Last().Value));
    }

    private static ModelProto Parse(string path, byte[] bytes)
    {
        try
        {
            if (ModelProto.Parser.ParseFrom(bytes) is { Graph.Node.Count: > 0 } model)
                return model;
        }
        catch (InvalidProtocolBufferException error)
        {
            throw NoOnnx(path, error);
        }
        throw NoOnnx(path);
    }

    private static OnnxException NoOnnx(string path, Exception? error = null) =>
        new($"'{path}' is damaged, or no ONNX file: copy or export it again.", error);

    /// <summary>Finds the places of tensors outside the file, however deep in graphs, attributes and functions they
    /// are.</summary>
    private static IEnumerable<string> External(IMessage message)
    {
        if (message is TensorProto tensor)
        {
            if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
                yield return tensor.ExternalData.FirstOrDefault(entry => entry.Key == "location")?.Value ?? tensor.Name;
            yield break;
        }
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = field.Accessor.GetValue(message);
            var parts = value as IEnumerable<IMessage> ?? (value is IMessage part ? [part] : []);
            foreach (var place in parts.SelectMany(External))
                yield return place;
        }
    }
}
