namespace FaceLab.Display.Charts;

/// <summary>Sets members of Plotly.NET's dynamic objects by their names in plotly.js.</summary>
internal static class PlotlyObject
{
    public static T With<T>(this T target, string member, object value) where T : DynamicObj.DynamicObj
    {
        target.SetProperty(member, value);
        return target;
    }

    /// <summary>A nested object, as plotly.js's reference writes it: <c>Nested(("title", ...), ("range", ...))</c>.</summary>
    public static Dictionary<string, object> Nested(params (string Member, object Value)[] members) =>
        members.ToDictionary(member => member.Member, member => member.Value);
}
