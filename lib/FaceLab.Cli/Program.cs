using FaceLab.Cli;

// `facelab`: the notebooks' steps from a shell.
return args switch
{
    ["check"] => CheckCommand.Run(Console.Out),
    ["faces"] => FacesCommand.Run(Console.Out, Console.Error),
    ["help" or "--help" or "-h"] => Usage(Console.Out, exitCode: 0),
    _ => Usage(Console.Error, exitCode: 2),
};

static int Usage(TextWriter output, int exitCode)
{
    output.WriteLine("""
        facelab COMMAND

          check   versions, device, one tensor operation and one chart
          faces   which faces the notebooks would use, and why
        """);
    return exitCode;
}
