using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A part of a network: named parameters, buffers and sub-modules, in the order in which they were registered.
        /// </summary>
        public partial class Module : IDisposable
        {
            internal readonly OrderedDictionary<string, Module> children_ = [];
            internal readonly OrderedDictionary<string, Parameter> parameters_ = [];
            internal readonly OrderedDictionary<string, (Tensor tensor, bool persistent)> buffers_ = [];

            protected string? name;
            private bool training_ = true;
            private bool disposed_;

            protected Module(string name) => this.name = name;

            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            public virtual bool training => training_;

            public virtual void train(bool train = true)
            {
                training_ = train;
                foreach (var child in children_.Values)
                    child.train(train);
            }

            public virtual void eval() => train(false);

            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in children_.Values)
                    child.apply(fn);
                fn(this);
                return this;
            }

            public virtual void zero_grad(bool set_to_none = true) => Native.zero_grads(parameters(), set_to_none);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || disposed_) return;
                disposed_ = true;
                foreach (var parameter in parameters_.Values)
                    parameter.Dispose();
                foreach (var (buffer, _) in buffers_.Values)
                    buffer.Dispose();
                foreach (var child in children_.Values)
                    child.Dispose();
            }
        }
    }
}
