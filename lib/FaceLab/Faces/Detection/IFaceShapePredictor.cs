using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>A predictor of all 68 points.</summary>
public interface IFaceShapePredictor : ILandmarkPredictor
{
    /// <summary>Finds the 68 points; see <see cref="ILandmarkPredictor.Predict"/>.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="box">Where the face is, framed as dlib's detector frames it.</param>
    /// <exception cref="InvalidDataException">The box is not finite, too small, or outside the picture.</exception>
    FaceShape PredictShape(GrayPicture picture, FaceBox box);
}
