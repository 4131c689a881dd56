using System.Text.Json;
using FaceLab.Basics;
using FaceLab.Learning.Checkpoints;

namespace FaceLab.Learning;

/// <summary>The file of a training checkpoint: its texts, read or refused by name.</summary>
internal sealed class CheckpointFile(string path)
{
    /// <summary>Its tensors.</summary>
    public SafetensorsFile Tensors { get; } = SafetensorsFile.Open(path);

    /// <summary>Reads a text.</summary>
    /// <exception cref="SafetensorsException">There is no such text.</exception>
    public string Text(string name) => Tensors.Metadata.TryGetValue(name, out var text) ? RunJson.WithNewNames(text)
        : throw new SafetensorsException($"'{path}' is no training checkpoint: it does not say '{name}'.");

    /// <summary>Fails unless a text is the one given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="here">What it must be.</param>
    /// <param name="what">What that is, in words.</param>
    /// <exception cref="SafetensorsException">It is another.</exception>
    public void RequireSame(string name, string here, string what)
    {
        if (Text(name) != here)
            throw new SafetensorsException($"'{path}' was written with something else as {what}: {Text(name)}, " +
                $"here {here}. Go on with the same, or start a new run.");
    }

    /// <summary>Reads what was written as JSON.</summary>
    /// <exception cref="SafetensorsException">It is no such JSON.</exception>
    public T Read<T>(string name)
    {
        try
        {
            return RunJson.Parse<T>(Text(name));
        }
        catch (JsonException error)
        {
            throw Damaged($"'{name}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The error of a text that cannot be what was written.</summary>
    public SafetensorsException Damaged(string reason, Exception? error = null) =>
        new($"'{path}': {reason} The file is damaged: put a copy of it in its place, or start a new run.", error);
}
