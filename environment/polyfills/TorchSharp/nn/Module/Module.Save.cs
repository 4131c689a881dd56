namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>
            /// Writes TorchSharp's own format: the number of entries, then per entry its name and its tensor.
            /// </summary>
            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(
                BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var entries = sd.Where(entry => !Skipped(entry.Key, skip)).ToList();
                writer.Write7BitEncodedInt64(entries.Count);
                foreach (var (name, tensor) in entries)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(string location, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <exception cref="ArgumentException"><paramref name="strict"/>, and the entries are not those of this
            /// module.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                var target = state_dict();
                var count = reader.Read7BitEncodedInt64();
                if (strict && count != target.Count)
                    throw new ArgumentException(
                        $"Mismatched state_dict sizes: expected {target.Count}, but found {count} entries.");
                for (var i = 0L; i < count; i++)
                    LoadEntry(reader, target, strict, skip, loadedParameters);
                return this;
            }

            private static void LoadEntry(BinaryReader reader, Dictionary<string, Tensor> target, bool strict,
                IList<string>? skip, Dictionary<string, bool>? loadedParameters)
            {
                var key = reader.ReadString();
                var found = target.TryGetValue(key, out var tensor);
                if (strict && !found)
                    throw new ArgumentException($"The loaded file has an entry '{key}', which this module has not.");
                if (found && !Skipped(key, skip))
                    tensor!.Load(reader);
                else
                    TensorExtensionMethods.Load(reader, skip: true); // only moves the reader past it
                loadedParameters?.Add(key, found);
            }
        }
    }
}
