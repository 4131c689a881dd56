using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Reading and writing dynamic members by name.</summary>
internal static class DynamicMembers
{
    public static T? Get<T>(this DynamicObj.DynamicObj owner, string name) where T : class => owner.Find<T>(name)?.Value;

    public static FSharpOption<T>? Find<T>(this DynamicObj.DynamicObj owner, string name) =>
        owner.TryGetPropertyValue(name)?.Value is T value ? FSharpOption<T>.Some(value) : null;

    public static void SetUnlessNull(this DynamicObj.DynamicObj owner, string name, object? value)
    {
        if (value is not null) owner.SetProperty(name, value);
    }

    /// <summary>A copy of the dynamic members into a new object, so that charts do not share their defaults.</summary>
    public static T Copy<T>(this T original) where T : DynamicObj.DynamicObj, new()
    {
        var copy = new T();
        foreach (var (name, value) in original.GetProperties(false)) copy.SetProperty(name, value);
        return copy;
    }
}
