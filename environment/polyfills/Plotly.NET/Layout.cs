using DynamicObj;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>All of a chart that is not its data: axes, titles, legends, annotations, size.</summary>
public class Layout : DynamicObj.DynamicObj
{
    /// <summary>Merges the second into the first; lists of annotations, shapes, images and hidden labels are appended.</summary>
    public static Layout combine(Layout first, Layout second)
    {
        var annotations = Appended<Annotation>("annotations", first, second);
        var shapes = Appended<Shape>("shapes", first, second);
        var images = Appended<LayoutImage>("images", first, second);
        var hiddenLabels = Appended<string>("hiddenlabels", first, second);
        DynObj.combine(first, second);
        first.SetUnlessNull("annotations", annotations);
        first.SetUnlessNull("shapes", shapes);
        first.SetUnlessNull("images", images);
        first.SetUnlessNull("hiddenlabels", hiddenLabels);
        return first;
    }

    private static T[]? Appended<T>(string name, Layout first, Layout second) =>
        (first.Get<IEnumerable<T>>(name), second.Get<IEnumerable<T>>(name)) switch
        {
            ({ } both, { } other) => [.. both, .. other],
            ({ } one, null) => [.. one],
            (null, { } one) => [.. one],
            _ => null,
        };
}
