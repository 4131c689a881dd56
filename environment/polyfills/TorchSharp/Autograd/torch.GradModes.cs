namespace TorchSharp;

public static partial class torch
{
    /// <summary>Until it is disposed, the thread records no gradients.</summary>
    public static IDisposable no_grad() => new GradModeScope(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradModeScope(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradModeScope(mode);

    public static bool is_grad_enabled() => Native.grad_enabled();

    /// <summary>As <see cref="no_grad"/>, and tensors made meanwhile can never be part of a graph.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceModeScope(mode);

    public static bool is_inference_mode_enabled() => Native.inference_mode_enabled();

    private sealed class GradModeScope : IDisposable
    {
        private readonly bool previous = Native.grad_enabled();

        internal GradModeScope(bool enabled) => Native.set_grad_enabled(enabled);

        public void Dispose() => Native.set_grad_enabled(previous);
    }

    private sealed class InferenceModeScope(bool enabled) : IDisposable
    {
        private nint guard = Native.enter_inference_mode(enabled);

        public void Dispose()
        {
            var native = Interlocked.Exchange(ref guard, 0);
            if (native != 0) Native.leave_inference_mode(native);
        }
    }
}
