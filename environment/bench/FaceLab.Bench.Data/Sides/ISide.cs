namespace FaceLab.Bench.Sides;

/// <summary>One way of going through all pictures.</summary>
internal interface ISide : IDisposable
{
    string Name { get; }

    string Description { get; }

    /// <summary>Wall seconds for all pictures, cropped to a share of their shorter side.</summary>
    double Run(double share);
}
