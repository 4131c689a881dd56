// Parts of traces and layouts. Their attributes are dynamic members, named as in plotly.js.

namespace Plotly.NET
{
    public class Title : DynamicObj.DynamicObj;

    public class Font : DynamicObj.DynamicObj;

    public class Line : DynamicObj.DynamicObj;

    public class ColorBar : DynamicObj.DynamicObj;

    public class Template : DynamicObj.DynamicObj;
}

namespace Plotly.NET.LayoutObjects
{
    public class LinearAxis : DynamicObj.DynamicObj;

    public class Legend : DynamicObj.DynamicObj;

    public class Margin : DynamicObj.DynamicObj;

    public class Annotation : DynamicObj.DynamicObj;

    public class Shape : DynamicObj.DynamicObj;

    public class LayoutImage : DynamicObj.DynamicObj;

    public class LayoutGrid : DynamicObj.DynamicObj;

    public class Hoverlabel : DynamicObj.DynamicObj;
}

namespace Plotly.NET.TraceObjects
{
    public class Marker : DynamicObj.DynamicObj;
}
