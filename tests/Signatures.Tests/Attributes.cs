using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace FaceLab.Signatures;

/// <summary>The compiler's attributes that are part of a signature.</summary>
internal static class Attributes
{
    private const string CompilerServices = "System.Runtime.CompilerServices.";

    public static bool IsExtension(MetadataReader reader, CustomAttributeHandleCollection all) =>
        Has(reader, all, CompilerServices + "ExtensionAttribute");

    public static bool IsByRefLike(MetadataReader reader, CustomAttributeHandleCollection all) =>
        Has(reader, all, CompilerServices + "IsByRefLikeAttribute");

    public static bool IsReadOnly(MetadataReader reader, CustomAttributeHandleCollection all) =>
        Has(reader, all, CompilerServices + "IsReadOnlyAttribute");

    public static bool IsParams(MetadataReader reader, CustomAttributeHandleCollection all) =>
        Has(reader, all, "System.ParamArrayAttribute") || Has(reader, all, CompilerServices + "ParamCollectionAttribute");

    /// <summary>The names of the elements of value tuples, as in <c>(values, indexes)</c>; empty where there are none.</summary>
    public static string TupleNames(MetadataReader reader, CustomAttributeHandleCollection all) =>
        Argument(reader, all, CompilerServices + "TupleElementNamesAttribute") is
            ImmutableArray<CustomAttributeTypedArgument<string>> names
            ? $"({string.Join(", ", names.Select(name => name.Value ?? "_"))})"
            : "";

    /// <summary>The value of a decimal constant, which has no metadata constant of its own.</summary>
    public static string? Decimal(MetadataReader reader, CustomAttributeHandleCollection all) =>
        Decode(reader, all, CompilerServices + "DecimalConstantAttribute") is { } value
            ? string.Join(":", value.FixedArguments.Select(argument => argument.Value))
            : null;

    private static object? Argument(MetadataReader reader, CustomAttributeHandleCollection all, string name) =>
        Decode(reader, all, name) is { FixedArguments: [var first, ..] } ? first.Value : null;

    private static bool Has(MetadataReader reader, CustomAttributeHandleCollection all, string name) =>
        all.Any(handle => NameOf(reader, handle) == name);

    private static CustomAttributeValue<string>? Decode(
        MetadataReader reader, CustomAttributeHandleCollection all, string name)
    {
        foreach (var handle in all)
            if (NameOf(reader, handle) == name)
                return reader.GetCustomAttribute(handle).DecodeValue(AttributeTypeNames.Instance);
        return null;
    }

    private static string NameOf(MetadataReader reader, CustomAttributeHandle handle)
    {
        var constructor = reader.GetCustomAttribute(handle).Constructor;
        var type = constructor.Kind == HandleKind.MethodDefinition
            ? reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
            : reader.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return type.Kind switch
        {
            HandleKind.TypeDefinition => TypeNames.Instance.GetTypeFromDefinition(reader, (TypeDefinitionHandle)type, 0),
            HandleKind.TypeReference => TypeNames.Instance.GetTypeFromReference(reader, (TypeReferenceHandle)type, 0),
            _ => "",
        };
    }
}

/// <summary>Types as attribute arguments name them; only primitives and arrays of them occur here.</summary>
internal sealed class AttributeTypeNames : ICustomAttributeTypeProvider<string>
{
    public static readonly AttributeTypeNames Instance = new();

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    public string GetSystemType() => "System.Type";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        TypeNames.Instance.GetTypeFromDefinition(reader, handle, rawTypeKind);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        TypeNames.Instance.GetTypeFromReference(reader, handle, rawTypeKind);

    public string GetTypeFromSerializedName(string name) => name;

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

    public bool IsSystemType(string type) => type == "System.Type";
}
