namespace FaceLab.Synthetic;

internal enum Material : byte
{
    None,
    Skin,
    Ear,
    Hair,
    Body,
    Hand,
    Frame,
    Sleeve,
}

/// <summary>What the camera sees at each sample, before any light: nearest surface, its normal and paint
/// coordinates.</summary>
internal sealed class Layer(int side)
{
    public readonly int Side = side;
    public readonly Material[] Material = new Material[side * side];
    public readonly float[] Depth = new float[side * side];
    public readonly Vec3[] Normal = new Vec3[side * side];
    public readonly Vec3[] Paint = new Vec3[side * side];

    public void Clear()
    {
        Array.Clear(Material);
        Array.Fill(Depth, -100);
    }
}
