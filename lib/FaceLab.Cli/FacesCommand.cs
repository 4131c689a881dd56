using FaceLab.Data;

namespace FaceLab.Cli;

/// <summary>Which faces the notebooks would use.</summary>
internal static class FacesCommand
{
    public static int Run(TextWriter output, TextWriter errors)
    {
        try
        {
            var source = FaceSource.Find();
            output.WriteLine($"{source.Name} ({source.Reason})");
            return 0;
        }
        catch (FaceDataException error)
        {
            errors.WriteLine($"facelab: {error.Message}");
            return 1;
        }
    }
}
