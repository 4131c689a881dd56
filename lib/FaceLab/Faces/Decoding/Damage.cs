namespace FaceLab.Faces.Decoding;

/// <summary>Makes the errors for damaged and for truncated pictures, with the same text for every format.</summary>
/// <remarks>A picture is damaged if pixels are missing or wrong. Decoders fill missing pixels with gray or black
/// without an error.</remarks>
internal static class Damage
{
    public static InvalidDataException CutShort(string where) =>
        new($"the file ends before its picture does, {where}: it was cut short; fetch it again");

    public static InvalidDataException Found(string what, Exception? cause = null) =>
        new($"its data are damaged: {what}; fetch it again", cause);
}
