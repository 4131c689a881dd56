using System.Runtime.InteropServices;
using FaceLab.Basics;
using FaceLab.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Faces;

public sealed partial class PreparedFaces
{
    /// <summary>Prepares a set once, into a file, and maps that file: now, or the last time that the same was asked for.</summary>
    /// <remarks>
    /// The pixels are a private mapping: pages come into memory when they are looked at, the system may drop them again, and
    /// what is written to the tensor stays in this process. So sets larger than memory work.
    /// </remarks>
    /// <param name="faces">What to prepare.</param>
    /// <param name="preparation">Which part is kept at which size; <see cref="CenterCrop"/> with its defaults if not given.</param>
    /// <param name="options">Where, and how much is believed.</param>
    /// <param name="progress">Told the number of pictures done, at most 200 times; not at all where the cache is there.</param>
    /// <param name="cancellationToken">Stops the work; what is done is kept for the next time.</param>
    /// <returns>The faces; the caller disposes them.</returns>
    /// <exception cref="FaceDataException">No picture could be read, the disk is full, or a picture changed meanwhile.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PreparedFaces FromCache(FaceSet faces, IFacePreparation? preparation = null, FaceCacheOptions? options = null,
        IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        return FaceCache.OpenOrMake(faces, preparation ?? new CenterCrop(), options ?? new FaceCacheOptions(), progress, cancellationToken);
    }

    /// <summary>Maps the pixels of a cache.</summary>
    /// <exception cref="InvalidDataException">They cannot be mapped.</exception>
    internal static PreparedFaces Map(FaceSet source, CacheHead manifest, string pixelFile)
    {
        using var scope = NewDisposeScope();
        try
        {
            var pixels = torch.from_file(pixelFile, shared: false, size: manifest.PixelBytes, dtype: ScalarType.Byte)
                .view(manifest.Rows, manifest.Size, manifest.Size, 3).DetachFromDisposeScope();
            return new PreparedFaces(source, pixels, manifest.Unreadable, manifest.Key, manifest.Parameters);
        }
        catch (ExternalException error)
        {
            throw new InvalidDataException($"{CachePaths.Pixels} cannot be mapped: {NativeError.MessageOf(error).ReplaceLineEndings(" ")}", error);
        }
    }

    internal static FaceDataException NoneReadable(FaceSet faces, IEnumerable<SkippedPicture> skipped) =>
        new($"None of the {faces.Count:N0} pictures of '{faces.Name}' could be read. " +
            string.Join("; ", skipped.Take(3).Select(picture => $"{faces.Records[picture.Index].Path}: {picture.Reason}")));
}
