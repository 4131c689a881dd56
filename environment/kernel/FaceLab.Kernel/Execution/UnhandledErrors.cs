using System.Runtime.ExceptionServices;

namespace FaceLab.KernelHost.Execution;

/// <summary>An exception that ends a thread of the user's is shown in the notebook instead of ending the
/// kernel.</summary>
internal static class UnhandledErrors
{
    /// <summary>Takes over the runtime's handling of unhandled exceptions.</summary>
    public static void KeepKernelAlive() => ExceptionHandling.SetUnhandledExceptionHandler(error =>
    {
        Report(error);
        return true;
    });

    /// <summary>Prints an exception that no cell will report.</summary>
    public static void Report(Exception error) =>
        Console.Error.WriteLine("Unhandled on a background thread: " + string.Join('\n', StackText.Of(error)));
}
