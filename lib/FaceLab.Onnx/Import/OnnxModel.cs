using System.Globalization;
using System.Text.Json;
using FaceLab.Basics;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Runs;

namespace FaceLab.Onnx.Import;

/// <summary>Opens networks in ONNX files for evaluation, FaceLab's own and those of others.</summary>
public static class OnnxModel
{
    /// <summary>The extension of such files.</summary>
    public const string Extension = ".onnx";

    /// <summary>Opens a file as a model: <see cref="EvaluatedModel.Network"/> is an
    /// <see cref="OnnxNetwork"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">The input, where the file does not say it or says it wrongly.</param>
    /// <returns>The model; the caller disposes it.</returns>
    /// <remarks>If the file does not say how its faces were prepared, they are aligned to the template of ArcFace, as
    /// is usual, or are the picture's centre where no face is found.</remarks>
    /// <exception cref="OnnxException">The file is missing, damaged, keeps weights elsewhere, does not take faces,
    /// gives no embeddings, or its input is not known.</exception>
    public static EvaluatedModel Open(string path, OnnxInput? input = null)
    {
        var (bytes, texts) = OnnxFile.Read(path);
        var network = OnnxNetwork.Open(path, bytes, (input ?? new()).Or(OnnxInput.FromTexts(path, texts)));
        try
        {
            _ = int.TryParse(Text(OnnxTexts.Step), CultureInfo.InvariantCulture, out var step);
            var trained = new TrainedNetwork(network, Text(OnnxTexts.Faces), Text(OnnxTexts.FacesParameters), step);
            return EvaluatedModel.Of(path, trained, PreparationOf(path, Text(OnnxTexts.Preparation)) ?? new()
            {
                Align = AlignmentTarget.ArcFace, Size = network.InputSize, CenterWhereNotAligned = true,
            });
        }
        catch
        {
            network.Dispose();
            throw;
        }

        string Text(string name) => texts.GetValueOrDefault(name, "");
    }

    private static PreparationOptions? PreparationOf(string path, string text)
    {
        try
        {
            return text == "" ? null : RunJson.Parse<PreparationOptions>(text);
        }
        catch (JsonException error)
        {
            throw new OnnxException($"'{path}' says of its faces' preparation '{text}', which is not one of " +
                $"FaceLab's: {error.Message} Export it again.", error);
        }
    }
}
