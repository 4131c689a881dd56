using Newtonsoft.Json;

namespace Plotly.NET;

/// <summary>JSON as the real package writes it.</summary>
internal static class Json
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
    };

    public static string Of(object value) => JsonConvert.SerializeObject(value, Settings);
}
