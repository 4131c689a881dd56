using System.Dynamic;
using System.Linq.Expressions;

namespace FaceLab.Display.Charts;

/// <summary>Sets members of Plotly.NET's dynamic objects by their names in plotly.js.</summary>
/// <remarks>
/// DynamicObj, which Trace and Layout derive from, renamed its setters between the versions that Plotly.NET 5 and 6 use;
/// .NET's own protocol for dynamic objects works with both.
/// </remarks>
internal static class PlotlyObject
{
    public static T With<T>(this T target, string member, object value) where T : DynamicObject
    {
        if (!target.TrySetMember(new Setter(member), value))
            throw new InvalidOperationException($"{typeof(T).Name} does not take a member '{member}'.");
        return target;
    }

    /// <summary>A nested object, as plotly.js's reference writes it: <c>Nested(("title", ...), ("range", ...))</c>.</summary>
    public static Dictionary<string, object> Nested(params (string Member, object Value)[] members) =>
        members.ToDictionary(member => member.Member, member => member.Value);

    private sealed class Setter(string name) : SetMemberBinder(name, ignoreCase: false)
    {
        public override DynamicMetaObject FallbackSetMember(DynamicMetaObject target, DynamicMetaObject value, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? new DynamicMetaObject(Expression.Throw(Expression.New(typeof(NotSupportedException)), typeof(object)), BindingRestrictions.Empty);
    }
}
