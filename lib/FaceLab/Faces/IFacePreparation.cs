using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>Turns a picture file into a row of the pixel tensor: chooses the part, the turn and the size.</summary>
/// <remarks>An implementation is immutable and may be called from many threads at once.</remarks>
public interface IFacePreparation
{
    /// <summary>The side of the result in pixels.</summary>
    int Size { get; }

    /// <summary>The line of everything that decides the pixels: the algorithm with its version, every parameter, the
    /// SHA-256 of every model file. It is a part of the cache's key and travels with checkpoints; equal text means
    /// equal pixels.</summary>
    string Parameters { get; }

    /// <summary>Decodes and frames one face.</summary>
    /// <param name="file">The bytes of the picture's file.</param>
    /// <param name="face">What the set knows of the face: its box and landmarks, if any.</param>
    /// <param name="pixels">Filled with (Size, Size, 3) bytes, RGB, row by row.</param>
    /// <exception cref="InvalidDataException">The picture cannot be read, or no face aligned; says why.</exception>
    void Prepare(byte[] file, FaceRecord face, Span<byte> pixels);
}
