using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Onnx.Import;

/// <summary>A network in an ONNX file, which ONNX Runtime computes on the CPU. It learns nothing and has no
/// gradients.</summary>
/// <remarks>
/// It takes faces like every <see cref="EmbeddingNetwork"/> and changes them to the input of the file. A network with a
/// fixed batch gets one batch after another, the last one filled up with gray faces.
/// </remarks>
public sealed class OnnxNetwork : EmbeddingNetwork
{
    private readonly string file;
    private readonly OnnxSession session;
    private readonly OnnxShape shape;
    private readonly OnnxInput input;
    private readonly string output;

    private OnnxNetwork(string file, OnnxSession session, OnnxShape shape, OnnxInput input, string output, int size,
        int embeddingSize) : base(Path.GetFileName(file), new OnnxNetworkOptions(size), embeddingSize) =>
        (this.file, this.session, this.shape, this.input, this.output) = (file, session, shape, input, output);

    /// <inheritdoc/>
    public override NetworkDescription Description => new("onnx", new OnnxNetworkOptions(InputSize));

    /// <summary>Opens a graph and tries it on gray faces.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="input">The input, complete but for a size that the graph declares.</param>
    /// <returns>The network; the caller disposes it.</returns>
    /// <exception cref="OnnxException">The graph cannot be run, does not take faces of this size, or gives no
    /// embeddings.</exception>
    internal static OnnxNetwork Open(string file, byte[] bytes, OnnxInput input)
    {
        input.RequireWhole(file);
        var session = new OnnxSession(file, bytes);
        try
        {
            var shape = OnnxShape.Of(file, session.Inputs);
            var output = OnnxShape.OutputOf(file, session.Outputs, input.Output);
            var size = SizeOf(file, shape, input.Size);
            using var scope = NewDisposeScope();
            var faces = zeros(shape.Batch ?? 2, 3, size, size);
            var embeddings = Computed(file, session, shape, output, input.Of(faces));
            return new OnnxNetwork(file, session, shape, input, output, size, (int)embeddings.shape[1]);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override Tensor Embed(Tensor images)
    {
        var faces = input.Of(images);
        if (shape.Batch is not { } batch)
            return Computed(file, session, shape, output, faces);
        var gray = zeros(batch - 1, 3, InputSize, InputSize);
        var parts = cat([faces, gray], 0).split(batch, 0).Where(part => part.shape[0] == batch)
            .Select(part => Computed(file, session, shape, output, part));
        return cat(parts.ToList(), 0).narrow(0, 0, images.shape[0]);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            session.Dispose();
        base.Dispose(disposing);
    }

    private static int SizeOf(string file, OnnxShape shape, int? asked)
    {
        if (shape.Size is { } size && asked is not null && asked != size)
            throw new OnnxException($"'{file}' takes pictures of {size} pixels, not of {asked}: leave --input out.");
        return shape.Size ?? asked
            ?? throw new OnnxException($"'{file}' leaves the size of its pictures open: give --input, such as 112.");
    }

    /// <summary>Computes embeddings (N, D) of faces (N, 3, S, S) that are changed to the input.</summary>
    private static Tensor Computed(string file, OnnxSession session, OnnxShape shape, string output, Tensor faces)
    {
        var given = (shape.ChannelsLast ? faces.permute(0, 2, 3, 1) : faces).contiguous();
        var (values, sides) = session.Run(shape.Name, given.data<float>().ToArray(), given.shape, output);
        // (N, D, 1, 1) is what a last convolution gives.
        if (sides is [var count, > 0, ..] && count == faces.shape[0] && sides.Skip(2).All(side => side == 1))
            return tensor(values, [count, sides[1]]);
        throw new OnnxException($"'{file}' gives '{output}' as ({string.Join(", ", sides)}) for {faces.shape[0]} " +
            "faces, but embeddings are (N, D): name another --output, or export it with one row a face.");
    }

    private sealed record OnnxNetworkOptions : NetworkOptions
    {
        public OnnxNetworkOptions(int size) : base(size) { }
    }
}
