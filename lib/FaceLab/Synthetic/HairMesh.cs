namespace FaceLab.Synthetic;

/// <summary>The mesh of the hair: a shell around the skull that hangs down below it. Its paint coordinates are the
/// angle in half turns (0 front), rest y, and the height above the hairline.</summary>
internal sealed class HairMesh() : Mesh(32, Around.Length)
{
    private static readonly (float Sin, float Cos)[] Around = Maths.Circle(57, 180);

    public void Build(FaceScene scene, HairMask mask)
    {
        var (day, shape) = (scene.Style, scene.Shape);
        for (var r = 0; r < Rows; r++)
        {
            var t = (float)r / (Rows - 1);
            // The rows are dense near the crown, where the shell is round.
            var y = t < 0.3f ? 1 - 4 * t * t : Maths.Lerp(0.64f, day.Hair.Bottom - 0.1f, (t - 0.3f) / 0.7f);
            var skull = Math.Max(y, -0.05f);
            var halfWidth = shape.HalfWidth(skull);
            var (front, back) = (HeadShape.FrontDepth(skull), HeadShape.BackDepth(skull));
            for (var c = 0; c < Columns; c++)
            {
                var turn = c * 2f / (Columns - 1) - 1;
                var (sin, cos) = Around[c];
                var above = mask.Above(turn, y);
                var thick = Thickness(day, turn, y, above);
                var place = Place(sin, cos, y, halfWidth, front, back, thick);
                Set(r, c, scene.RigidToWorld(place), new Vec3(turn, y, above));
            }
        }
        Finish(scene, closed: true);
    }

    private static Vec3 Place(float sin, float cos, float y, float halfWidth, float front, float back, float thick)
    {
        // Below the ears the hair hangs down: it leaves the neck free and comes forward a little over the shoulders.
        var hang = Maths.Clamp01(-y);
        var depth = cos > 0 ? front * (1 - 0.25f * hang) : back * (1 - 0.25f * hang);
        var up = Math.Max(0, y);
        return new Vec3(
            (halfWidth + thick * (1 - 0.5f * up * up) + 0.02f * hang) * sin,
            y + thick * up * up * up,
            (depth + thick) * cos * (cos > 0 ? 1.24f - 0.24f * cos * cos : 1));
    }

    private static float Thickness(DayStyle day, float turn, float y, float above)
    {
        var style = day.Hair;
        var top = Maths.Smooth(0.15f, 0.9f, y);
        var thick = Maths.Lerp(style.Side, style.Top, top) * day.HairVolume;
        // Locks: broad ones in all hair, and small ones that grow with the curl.
        var broad = Noise.Smooth(turn * 9 + 20, y * 2.2f, day.HairSeed) - 0.5f;
        thick *= 1 + 0.35f * broad;
        if (style.Curl > 0.1f)
            thick += style.Curl * 0.14f * (Noise.Smooth(turn * 16 + 40, y * 7, day.HairSeed + 1) - 0.5f);

        // Hair rises from the skin at the hairline; long hair hangs free of the skin.
        var rise = Maths.Smooth(-0.05f, 0.25f, above);
        return 0.015f + thick * (style.Long ? 0.5f + 0.5f * rise : 0.15f + 0.85f * rise);
    }
}
