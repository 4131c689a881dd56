using FaceLab.Data;
using FaceLab.Data.Fetching;

namespace FaceLab.Cli.Data;

/// <summary>Shows a set's terms and asks for a yes, before anything is fetched.</summary>
internal static class TermsOfUse
{
    /// <exception cref="FaceDataException">There is no yes, or nobody to give it.</exception>
    public static void Accept(DataSource source, bool accepted)
    {
        Console.Error.WriteLine($"{source.Title}\n\nTerms: {source.Terms}\n\nCitation: {source.Citation}\n");
        if (accepted)
            return;
        if (Console.IsInputRedirected)
            throw new FaceDataException($"'{source.Name}' is fetched only after its terms, above, are accepted: run the command in a terminal, " +
                "or add --accept-terms.");
        Console.Error.Write("Type yes to accept the terms: ");
        if (!string.Equals(Console.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase))
            throw new FaceDataException("The terms were not accepted; nothing was fetched.");
    }
}
