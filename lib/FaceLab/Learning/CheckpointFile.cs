using System.Text.Json;
using FaceLab.Basics;
using FaceLab.Learning.Checkpoints;

namespace FaceLab.Learning;

/// <summary>The file of a training checkpoint: its tensors, and its texts by name.</summary>
internal sealed class CheckpointFile(string path)
{
    public SafetensorsFile Tensors { get; } = SafetensorsFile.Open(path);

    /// <exception cref="SafetensorsException">There is no such text.</exception>
    public string Text(string name) => Tensors.Metadata.TryGetValue(name, out var text) ? RunJson.WithNewNames(text)
        : throw new SafetensorsException($"'{path}' is not a training checkpoint: it has no text '{name}'.");

    /// <summary>Throws unless a text has the value given.</summary>
    /// <param name="name">The name.</param>
    /// <param name="here">The value that it must have.</param>
    /// <param name="what">The subject of the text, for the message.</param>
    /// <exception cref="SafetensorsException">The text has another value.</exception>
    public void RequireSame(string name, string here, string what)
    {
        if (Text(name) != here)
            throw new SafetensorsException($"'{path}' was written with another value for {what}: " +
                $"{Text(name)}; here it is {here}. Continue with the same, or start a new run.");
    }

    /// <summary>Reads a text that is JSON.</summary>
    /// <exception cref="SafetensorsException">The text is not such JSON.</exception>
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

    public SafetensorsException Damaged(string reason, Exception? error = null) =>
        new($"'{path}': {reason} The file is damaged: replace it by a copy, or start a new run.", error);
}
