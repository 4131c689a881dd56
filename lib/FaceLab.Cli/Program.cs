using FaceLab.Cli;

// `facelab`: the notebooks' steps from a shell.
return args switch
{
    ["check"] => CheckCommand.Run(Console.Out),
    ["faces"] => FacesCommand.Run(Console.Out, Console.Error),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        facelab COMMAND

          check   versions, device, one tensor operation and one chart
          faces   which faces the notebooks would use, and why
        """);
    return 2;
}
