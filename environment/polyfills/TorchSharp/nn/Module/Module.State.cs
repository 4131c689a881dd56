namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Every parameter, then every persistent buffer, under its dotted name; tensors are not
            /// copied.</summary>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (name, parameter) in named_parameters())
                    destination.TryAdd(start + name, parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(start + name, buffer);
                // The second names of shared tensors, which the lists above hold once.
                foreach (var (name, child) in named_children())
                    child.state_dict(destination, start + name);
                return destination;
            }

            /// <summary>Copies the values of <paramref name="source"/> into the tensors of this module.</summary>
            /// <exception cref="InvalidOperationException">
            /// <paramref name="strict"/>, and the names differ: the message lists what is missing and what is
            /// unexpected.
            /// </exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var target = state_dict();
                var missing = target.Keys.Where(key => !Skipped(key, skip) && !source.ContainsKey(key)).ToList();
                var unexpected = source.Keys.Where(key => !Skipped(key, skip) && !target.ContainsKey(key)).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                    throw new InvalidOperationException(
                        "The loaded state_dict is not identical to the target dictionary: " +
                        $"missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}].");
                using var _ = no_grad();
                foreach (var (key, value) in source)
                    if (!Skipped(key, skip) && target.TryGetValue(key, out var tensor))
                        tensor.copy_(value);
                return (missing, unexpected);
            }

            private static bool Skipped(string key, IList<string>? skip) => skip is not null && skip.Contains(key);
        }
    }
}
