namespace FaceLab.Synthetic;

/// <summary>Yaw about the upright axis, then pitch, then roll in the image plane; signs as in
/// <see cref="FacePose"/>.</summary>
internal readonly struct Rotation
{
    public readonly Vec3 Right;
    public readonly Vec3 Up;
    public readonly Vec3 Front;

    public Rotation(FacePose pose)
    {
        var (sy, cy) = Maths.SinCos(pose.YawDegrees);
        var (sp, cp) = Maths.SinCos(pose.PitchDegrees);
        var (sr, cr) = Maths.SinCos(pose.RollDegrees);
        Vec3 Turn(double x, double y, double z)
        {
            (x, z) = (x * cy + z * sy, z * cy - x * sy);
            (y, z) = (y * cp + z * sp, z * cp - y * sp);
            (x, y) = (x * cr + y * sr, y * cr - x * sr);
            return new Vec3((float)x, (float)y, (float)z);
        }

        Right = Turn(1, 0, 0);
        Up = Turn(0, 1, 0);
        Front = Turn(0, 0, 1);
    }

    public Vec3 Apply(Vec3 p) => Right * p.X + Up * p.Y + Front * p.Z;
}
