using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>Turns a picture file into a row of the pixel tensor: it crops, turns and resizes.</summary>
/// <remarks>Implementations are immutable and thread-safe.</remarks>
public interface IFacePreparation
{
    /// <summary>The side of the result in pixels.</summary>
    int Size { get; }

    /// <summary>The line with everything that determines the pixels: the algorithm with its version, every parameter,
    /// the SHA-256 of every model file. It is a part of the cache's key and is stored with checkpoints. Equal lines
    /// mean equal pixels.</summary>
    string Parameters { get; }

    /// <summary>Decodes and prepares one face.</summary>
    /// <param name="file">The bytes of the picture's file.</param>
    /// <param name="face">The face's record, with its box and landmarks, if any.</param>
    /// <param name="pixels">The result: (Size, Size, 3) bytes, RGB, row by row.</param>
    /// <exception cref="InvalidDataException">The picture cannot be read, or no face can be aligned; the message has
    /// the reason.</exception>
    void Prepare(byte[] file, FaceRecord face, Span<byte> pixels);

    /// <summary>Prepares one face, and says where it was found.</summary>
    /// <param name="file">As for <see cref="Prepare"/>.</param>
    /// <param name="face">As for <see cref="Prepare"/>.</param>
    /// <param name="pixels">As for <see cref="Prepare"/>.</param>
    /// <returns>The box of the face in pixels of the upright picture; the record's own, if any, where no face is looked
    /// for.</returns>
    /// <exception cref="InvalidDataException">As for <see cref="Prepare"/>.</exception>
    FaceBox? PrepareFound(byte[] file, FaceRecord face, Span<byte> pixels)
    {
        Prepare(file, face, pixels);
        return face.Box;
    }
}
