namespace FaceLab.Onnx;

/// <summary>The names of the texts that an exported file carries (<c>metadata_props</c>).</summary>
/// <remarks>Numbers have a decimal point; three numbers, one for each channel, are parted by commas.</remarks>
public static class OnnxTexts
{
    /// <summary>The side of the input in pixels.</summary>
    public const string InputSize = "input_size";

    /// <summary>The number that is subtracted from each pixel of 0 to 255.</summary>
    public const string Mean = "mean";

    /// <summary>The number that the difference is divided by.</summary>
    public const string Scale = "scale";

    /// <summary>The order of the colours, <c>rgb</c> or <c>bgr</c>.</summary>
    public const string Channels = "channels";

    /// <summary>The preparation of faces, as in a run's config: template, region, size, crop.</summary>
    public const string Preparation = "preparation";

    internal const string Network = "network", Faces = "faces", FacesParameters = "faces_parameters", Step = "step";
}
