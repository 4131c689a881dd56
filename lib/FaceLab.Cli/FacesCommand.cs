using System.CommandLine;
using FaceLab.Data;

namespace FaceLab.Cli;

/// <summary>Which faces the notebooks would use.</summary>
internal static class FacesCommand
{
    public static Command Create()
    {
        var command = new Command("faces", "Which faces the notebooks would use, and why.");
        command.SetAction(_ =>
        {
            var source = FaceSource.Find();
            Console.WriteLine($"{source.Name} ({source.Reason})");
        });
        return command;
    }
}
