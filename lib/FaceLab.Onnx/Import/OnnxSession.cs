using Microsoft.ML.OnnxRuntime;

namespace FaceLab.Onnx.Import;

/// <summary>A graph in ONNX Runtime, on the CPU. Its errors name the file.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly string file;
    private readonly InferenceSession session;

    static OnnxSession()
    {
        // Errors come as exceptions: nothing is to be printed as well.
        var quiet = new EnvironmentCreationOptions
        {
            logId = "FaceLab", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        if (!OrtEnv.IsCreated)
            OrtEnv.CreateInstanceWithOptions(ref quiet);
    }

    /// <exception cref="OnnxException">ONNX Runtime cannot run the graph.</exception>
    public OnnxSession(string file, byte[] bytes)
    {
        this.file = file;
        using var options = new SessionOptions
        {
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            IntraOpNumThreads = Environment.ProcessorCount,
        };
        // Threads that wait in a loop would take the cores from libtorch's.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        session = Guarded(() => new InferenceSession(bytes, options));
    }

    public IReadOnlyDictionary<string, NodeMetadata> Inputs => session.InputMetadata;

    public IReadOnlyDictionary<string, NodeMetadata> Outputs => session.OutputMetadata;

    /// <summary>Computes one output from the only input.</summary>
    /// <exception cref="OnnxException">The graph fails on these numbers.</exception>
    public (float[] Values, long[] Shape) Run(string input, float[] values, long[] shape, string output) =>
        Guarded(() =>
        {
            using var run = new RunOptions();
            using var given = OrtValue.CreateTensorValueFromMemory(values, shape);
            using var made = session.Run(run, [input], [given], [output]);
            return (made[0].GetTensorDataAsSpan<float>().ToArray(), made[0].GetTensorTypeAndShape().Shape);
        });

    public void Dispose() => session.Dispose();

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OnnxRuntimeException error)
        {
            throw new OnnxException($"ONNX Runtime cannot run '{file}': {error.Message} Export it again, or take " +
                "another file.", error);
        }
    }
}
