namespace FaceLab.KernelHost.References;

/// <summary>What stands between the quotes of an <c>#r</c> line.</summary>
internal static class ReferenceArgument
{
    /// <summary>The DLL's full path: relative to the notebook's folder, or a name from the shared framework.</summary>
    /// <exception cref="ReferenceException">There is none, or it names a NuGet package.</exception>
    public static string Resolve(string argument, string frameworkDirectory)
    {
        if (argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            throw NoRestore(argument);
        var path = Path.GetFullPath(argument);
        if (File.Exists(path))
            return path;
        var name = argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? argument : argument + ".dll";
        var framework = Path.Combine(frameworkDirectory, name);
        if (!name.Contains('/', StringComparison.Ordinal) && File.Exists(framework))
            return framework;
        throw new ReferenceException(
            $"#r \"{argument}\": there is no {path}. Paths are relative to the notebook's folder " +
            $"({Environment.CurrentDirectory}). Build the project first, or correct the path.");
    }

    private static ReferenceException NoRestore(string argument)
    {
        var package = argument["nuget:".Length..].Split(',')[0].Trim();
        return new ReferenceException(
            $"#r \"{argument}\": this kernel never restores NuGet packages. Add {package} to a project " +
            $"(`dotnet add package {package}`), build it, and load the built DLL: #r \"path/to/{package}.dll\".");
    }
}
