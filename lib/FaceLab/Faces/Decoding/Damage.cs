namespace FaceLab.Faces.Decoding;

/// <summary>Errors for damaged and for truncated pictures, in the same words for every format.</summary>
/// <remarks>Damaged means that pixels are missing or invented. Decoders paint what is missing gray or black and say
/// nothing.</remarks>
internal static class Damage
{
    public static InvalidDataException CutShort(string where) =>
        new($"the file ends before its picture does, {where}: it was cut short; fetch it again");

    public static InvalidDataException Found(string what, Exception? cause = null) =>
        new($"its data are damaged: {what}; fetch it again", cause);
}
