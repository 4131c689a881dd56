using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;

namespace FaceLab.Signatures;

/// <summary>Writes members as one line each that holds all of their signature, so that equal lines are equal members.</summary>
internal sealed class MemberText(MetadataReader reader, GenericNames generics)
{
    public string Method(MethodDefinition method, string? name = null, bool takesValue = false)
    {
        var signature = method.DecodeSignature(TypeNames.Instance, generics);
        var isAbstract = method.Attributes.HasFlag(MethodAttributes.Abstract) ? "abstract " : "";
        return Modifiers(method) + isAbstract + Returned(method, signature) + " "
            + (name ?? reader.GetString(method.Name)) + Generics(method.GetGenericParameters())
            + $"({Parameters(method, signature, takesValue)})";
    }

    /// <summary>A property, once for each of its accessors: one that only reads is a part of one that also writes.</summary>
    public string Accessor(string property, MethodDefinition accessor, string verb) =>
        Method(accessor, property, takesValue: verb != "get") + $" {{ {verb}; }}";

    public string Field(FieldDefinition field)
    {
        var kind = field.Attributes.HasFlag(FieldAttributes.Literal) ? "const "
            : (field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : "")
            + (field.Attributes.HasFlag(FieldAttributes.InitOnly) ? "readonly " : "");
        var value = field.GetDefaultValue() is { IsNil: false } constant ? " = " + Constant(constant) : "";
        return Visibility.Of(field.Attributes) + kind + field.DecodeSignature(TypeNames.Instance, generics)
            + Attributes.TupleNames(reader, field.GetCustomAttributes()) + " " + reader.GetString(field.Name) + value;
    }

    public string Generics(GenericParameterHandleCollection parameters) =>
        parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters.Select(Generic))}>";

    private static string Modifiers(MethodDefinition method) =>
        Visibility.Of(method.Attributes) + (method.Attributes.HasFlag(MethodAttributes.Static) ? "static " : "");

    private string Generic(GenericParameterHandle handle)
    {
        var parameter = reader.GetGenericParameter(handle);
        var special = (parameter.Attributes & (GenericParameterAttributes)0x3f) is not GenericParameterAttributes.None and var flags
            ? $"{flags}" : null;
        var types = parameter.GetConstraints().Select(c => TypeName(reader.GetGenericParameterConstraint(c).Type));
        var rules = types.Order(StringComparer.Ordinal).Prepend(special).OfType<string>().ToArray();
        return $"#{parameter.Index}" + (rules.Length == 0 ? "" : $" : {string.Join(" & ", rules)}");
    }

    public string TypeName(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => TypeNames.Instance.GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => TypeNames.Instance.GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification =>
            TypeNames.Instance.GetTypeFromSpecification(reader, generics, (TypeSpecificationHandle)handle, 0),
        _ => throw new BadImageFormatException($"a type was expected, {handle.Kind} was found"),
    };

    private string Returned(MethodDefinition method, MethodSignature<string> signature)
    {
        var names = Rows(method).GetValueOrDefault(0) is { } row ? Attributes.TupleNames(reader, row.GetCustomAttributes()) : "";
        return signature.ReturnType + names;
    }

    private string Parameters(MethodDefinition method, MethodSignature<string> signature, bool takesValue)
    {
        var rows = Rows(method);
        // Languages call the value of a setter differently, and nobody can write that name.
        if (takesValue) rows.Remove(signature.ParameterTypes.Length);
        var texts = signature.ParameterTypes.Select((type, i) => Parameter(type, rows.GetValueOrDefault(i + 1)));
        var isExtension = Attributes.IsExtension(reader, method.GetCustomAttributes());
        return (isExtension ? "this " : "") + string.Join(", ", texts);
    }

    private Dictionary<int, Parameter?> Rows(MethodDefinition method) =>
        method.GetParameters().Select(handle => reader.GetParameter(handle))
            .ToDictionary(row => row.SequenceNumber, row => (Parameter?)row);

    private string Parameter(string type, Parameter? row)
    {
        if (row is not { } parameter) return type;
        var attributes = parameter.GetCustomAttributes();
        var passing = Attributes.IsParams(reader, attributes) ? "params "
            : !type.EndsWith('&') ? ""
            : parameter.Attributes.HasFlag(ParameterAttributes.Out) ? "out "
            : Attributes.IsReadOnly(reader, attributes) ? "in " : "ref ";
        return passing + type.TrimEnd('&') + Attributes.TupleNames(reader, attributes)
            + " " + reader.GetString(parameter.Name) + Default(parameter, attributes);
    }

    private string Default(Parameter parameter, CustomAttributeHandleCollection attributes)
    {
        if (parameter.GetDefaultValue() is { IsNil: false } constant) return " = " + Constant(constant);
        if (Attributes.Decimal(reader, attributes) is { } value) return " = " + value;
        return parameter.Attributes.HasFlag(ParameterAttributes.Optional) ? " = default" : "";
    }

    private string Constant(ConstantHandle handle)
    {
        var constant = reader.GetConstant(handle);
        return reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode) switch
        {
            null => "default",
            string text => $"\"{text}\"",
            var value => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        };
    }
}
