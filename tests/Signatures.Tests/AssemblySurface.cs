using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FaceLab.Signatures;

/// <summary>The types of one assembly that others can see, read from its metadata without loading it.</summary>
internal sealed class AssemblySurface : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = [];

    public AssemblySurface(Stream assembly)
    {
        _file = new PEReader(assembly);
        _reader = _file.GetMetadataReader();
        foreach (var handle in _reader.TypeDefinitions)
            _types[TypeNames.Instance.GetTypeFromDefinition(_reader, handle, 0)] = handle;
    }

    public IEnumerable<TypeSurface> Types =>
        _types.Values.Where(handle => Visibility.IsSeen(_reader, _reader.GetTypeDefinition(handle)))
            .Select(handle => new TypeSurface(_reader, handle));

    public TypeSurface? Find(string name) =>
        _types.TryGetValue(name, out var handle) && Visibility.IsSeen(_reader, _reader.GetTypeDefinition(handle))
            ? new TypeSurface(_reader, handle) : null;

    /// <summary>The type and those of its base classes that live in this assembly, generic arguments filled in.</summary>
    public IEnumerable<TypeSurface> Lineage(TypeSurface type)
    {
        for (var current = type; current is not null; current = BaseOf(current)) yield return current;
    }

    private TypeSurface? BaseOf(TypeSurface type)
    {
        if (type.Base is not { } name) return null;
        var arguments = name.IndexOf('<', StringComparison.Ordinal);
        if (arguments < 0) return _types.TryGetValue(name, out var plain) ? new TypeSurface(_reader, plain) : null;
        return _types.TryGetValue(name[..arguments], out var generic)
            ? new TypeSurface(_reader, generic, new GenericNames(Split(name[(arguments + 1)..^1]))) : null;
    }

    /// <summary>Splits a list of type arguments at the commas that are not inside another list or an array rank.</summary>
    private static ImmutableArray<string> Split(string arguments)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        int depth = 0, start = 0;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is '<' or '[') depth++;
            else if (arguments[i] is '>' or ']') depth--;
            else if (arguments[i] == ',' && depth == 0)
            {
                parts.Add(arguments[start..i]);
                start = i + 2;
            }
        }
        parts.Add(arguments[start..]);
        return parts.ToImmutable();
    }

    public void Dispose() => _file.Dispose();
}
