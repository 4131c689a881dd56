using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            // What a layer's `weight`, `bias`, `running_mean`, ... read and write: the registry is their only store.

            internal Parameter? ParameterNamed(string name) => parameters_.TryGetValue(name, out var p) ? p : null;

            internal Tensor? BufferNamed(string name) => buffers_.TryGetValue(name, out var b) ? b.tensor : null;

            /// <summary>The module owns what is set: it leaves its dispose scope, and what was there is
            /// disposed.</summary>
            internal void SetParameter(string name, Parameter? value)
            {
                var old = ParameterNamed(name);
                if (ReferenceEquals(old, value)) return;
                value?.DetachFromDisposeScope();
                ConditionallyRegisterParameter(name, value);
                old?.Dispose();
            }

            /// <inheritdoc cref="SetParameter"/>
            internal void SetBuffer(string name, Tensor? value)
            {
                var old = BufferNamed(name);
                if (ReferenceEquals(old, value)) return;
                value?.DetachFromDisposeScope();
                ConditionallyRegisterBuffer(name, value);
                old?.Dispose();
            }
        }
    }
}
