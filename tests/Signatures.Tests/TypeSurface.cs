using System.Reflection;
using System.Reflection.Metadata;

namespace FaceLab.Signatures;

/// <summary>What a type shows to those who use it or derive from it.</summary>
internal sealed class TypeSurface
{
    private readonly MetadataReader _reader;
    private readonly TypeDefinition _type;
    private readonly MemberText _text;

    public TypeSurface(MetadataReader reader, TypeDefinitionHandle handle, GenericNames? generics = null)
    {
        _reader = reader;
        _type = reader.GetTypeDefinition(handle);
        _text = new MemberText(reader, generics ?? GenericNames.Open(_type.GetGenericParameters().Count));
        Name = TypeNames.Instance.GetTypeFromDefinition(reader, handle, 0);
    }

    public string Name { get; }

    /// <summary>The full name of the base class with its type arguments; null for interfaces.</summary>
    public string? Base => _type.BaseType.IsNil ? null : _text.TypeName(_type.BaseType);

    public EntityHandle BaseHandle => _type.BaseType;

    public IEnumerable<string> Interfaces =>
        _type.GetInterfaceImplementations().Select(i => _text.TypeName(_reader.GetInterfaceImplementation(i).Interface));

    /// <summary>Class, static class, struct, enum and so on, with the rules for its generic parameters.</summary>
    public string Kind
    {
        get
        {
            var kind = _type.Attributes.HasFlag(TypeAttributes.Interface) ? "interface" : Base switch
            {
                "System.Enum" => "enum",
                "System.ValueType" =>
                    Attributes.IsByRefLike(_reader, _type.GetCustomAttributes()) ? "ref struct" : "struct",
                _ => ClassKind,
            };
            return kind + _text.Generics(_type.GetGenericParameters());
        }
    }

    private string ClassKind => (_type.Attributes.HasFlag(TypeAttributes.Abstract), IsSealed) switch
    {
        (true, true) => "static class",
        (true, false) => "abstract class",
        (false, true) => "sealed class",
        _ => "class",
    };

    private bool IsSealed => _type.Attributes.HasFlag(TypeAttributes.Sealed);

    public IEnumerable<Member> Members()
    {
        var accessors = new HashSet<MethodDefinitionHandle>();
        foreach (var member in Properties(accessors).Concat(Events(accessors))) yield return member;

        foreach (var handle in _type.GetFields())
        {
            var field = _reader.GetFieldDefinition(handle);
            if (IsShown(Visibility.Of(field.Attributes)))
                yield return new Member(_reader.GetString(field.Name), _text.Field(field));
        }
        foreach (var handle in _type.GetMethods().Where(handle => !accessors.Contains(handle)))
        {
            var method = _reader.GetMethodDefinition(handle);
            if (IsShown(Visibility.Of(method.Attributes)))
                yield return new Member(_reader.GetString(method.Name), _text.Method(method), IsOverridable(method));
        }
    }

    private IEnumerable<Member> Properties(HashSet<MethodDefinitionHandle> seen)
    {
        foreach (var handle in _type.GetProperties())
        {
            var property = _reader.GetPropertyDefinition(handle);
            var name = _reader.GetString(property.Name);
            var pair = property.GetAccessors();
            foreach (var member in Accessors(name, seen, (pair.Getter, "get"), (pair.Setter, "set"))) yield return member;
        }
    }

    private IEnumerable<Member> Events(HashSet<MethodDefinitionHandle> seen)
    {
        foreach (var handle in _type.GetEvents())
        {
            var definition = _reader.GetEventDefinition(handle);
            // Adding and removing have the same type and visibility: one line says it for both.
            var pair = definition.GetAccessors();
            seen.Add(pair.Remover);
            var name = _reader.GetString(definition.Name);
            foreach (var member in Accessors(name, seen, (pair.Adder, "add"))) yield return member;
        }
    }

    private IEnumerable<Member> Accessors(
        string name, HashSet<MethodDefinitionHandle> seen, params (MethodDefinitionHandle Handle, string Verb)[] accessors)
    {
        foreach (var (handle, verb) in accessors.Where(accessor => !accessor.Handle.IsNil))
        {
            seen.Add(handle);
            var method = _reader.GetMethodDefinition(handle);
            if (IsShown(Visibility.Of(method.Attributes)))
                yield return new Member(name, _text.Accessor(name, method, verb), IsOverridable(method));
        }
    }

    private bool IsShown(string visibility) => visibility == "public " || (visibility == "protected " && !IsSealed);

    private bool IsOverridable(MethodDefinition method) =>
        !IsSealed && method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.Attributes.HasFlag(MethodAttributes.Final);
}
