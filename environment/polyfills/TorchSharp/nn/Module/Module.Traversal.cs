using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children()
                => children_.Select(child => (child.Key, child.Value));

            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                    yield return child;
                foreach (var (prefix, child) in named_children())
                    foreach (var (name, module) in child.named_modules())
                        yield return ($"{prefix}.{name}", module);
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(item => item.module);

            /// <summary>A parameter that two modules share is listed once, under its first name.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, parameter) in parameters_)
                    if (seen.Add(parameter))
                        yield return (name, parameter);
                if (!recurse) yield break;
                foreach (var (prefix, child) in named_children())
                    foreach (var (name, parameter) in child.named_parameters(true))
                        if (seen.Add(parameter))
                            yield return ($"{prefix}.{name}", parameter);
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true)
                => named_parameters(recurse).Select(item => item.parameter);

            /// <summary>
            /// Persistent buffers. A buffer that was registered with <c>persistent: false</c> is never listed, whatever
            /// <paramref name="include_nonpersistent"/> says: so it is in TorchSharp.
            /// </summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, (buffer, persistent)) in buffers_)
                    if (persistent && seen.Add(buffer))
                        yield return (name, buffer);
                if (!recurse) yield break;
                foreach (var (prefix, child) in named_children())
                    foreach (var (name, buffer) in child.named_buffers(true, include_nonpersistent))
                        if (seen.Add(buffer))
                            yield return ($"{prefix}.{name}", buffer);
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
                => named_buffers(recurse, include_nonpersistent).Select(item => item.buffer);

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            public virtual Parameter? get_parameter(string target)
                => parameters_.TryGetValue(target, out var found)
                    ? found
                    : InChild(target, (child, rest) => child.get_parameter(rest));

            public virtual Tensor? get_buffer(string target)
                => buffers_.TryGetValue(target, out var found)
                    ? found.tensor
                    : InChild(target, (child, rest) => child.get_buffer(rest));

            /// <summary>Looks up <c>child.rest</c> in the named child; null if there is no such child.</summary>
            private T? InChild<T>(string target, Func<Module, string, T?> find) where T : class
            {
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                return dot > 0 && children_.TryGetValue(target[..dot], out var child) ? find(child,
                    target[(dot + 1)..]) : null;
            }
        }
    }
}
