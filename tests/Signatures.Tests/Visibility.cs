using System.Reflection;
using System.Reflection.Metadata;

namespace FaceLab.Signatures;

/// <summary>Who sees a type or member. Outside its assembly, "protected internal" is "protected".</summary>
internal static class Visibility
{
    public static string Of(MethodAttributes attributes) => (attributes & MethodAttributes.MemberAccessMask) switch
    {
        MethodAttributes.Public => "public ",
        MethodAttributes.Family or MethodAttributes.FamORAssem => "protected ",
        _ => "",
    };

    public static string Of(FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) switch
    {
        FieldAttributes.Public => "public ",
        FieldAttributes.Family or FieldAttributes.FamORAssem => "protected ",
        _ => "",
    };

    public static bool IsSeen(MetadataReader reader, TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsSeen(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
            _ => false,
        };
}
