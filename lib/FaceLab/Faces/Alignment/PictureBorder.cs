namespace FaceLab.Faces.Alignment;

/// <summary>What stands beyond a picture's edge.</summary>
public enum PictureBorder
{
    /// <summary>The picture mirrored at its edge, the edge pixel twice: skin goes on as skin, hair as hair.</summary>
    Mirror,

    /// <summary>The edge pixel, drawn out.</summary>
    Edge,
}
