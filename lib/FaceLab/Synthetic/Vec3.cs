namespace FaceLab.Synthetic;

/// <summary>Three floats: a point or direction (x to the viewer's right, y up, z to the viewer) or a linear RGB
/// colour. Not System.Numerics.Vector3, whose order of summation depends on the processor.</summary>
internal readonly struct Vec3(float x, float y, float z)
{
    public readonly float X = x;
    public readonly float Y = y;
    public readonly float Z = z;

    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
    public static Vec3 operator *(Vec3 a, float k) => new(a.X * k, a.Y * k, a.Z * k);
    public static Vec3 operator *(Vec3 a, Vec3 b) => new(a.X * b.X, a.Y * b.Y, a.Z * b.Z);
    public static float Dot(Vec3 a, Vec3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static Vec3 Cross(Vec3 a, Vec3 b) =>
        new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public static Vec3 Lerp(Vec3 a, Vec3 b, float t) => a + (b - a) * t;

    /// <summary>Returns the vector of length 1 in the same direction; for length 0 it is (0, 0, 1).</summary>
    public Vec3 Unit()
    {
        var length = MathF.Sqrt(X * X + Y * Y + Z * Z);
        return length < 1e-12f ? new Vec3(0, 0, 1) : this * (1 / length);
    }

    /// <summary>Turns a colour of 0 to 255 into a linear one, with the renderer's gamma of 2.</summary>
    public static Vec3 Rgb(float red, float green, float blue) =>
        new(red * red / 65025, green * green / 65025, blue * blue / 65025);
}

/// <summary>Rotates by yaw about the vertical axis, then pitch, then roll in the image; signs as in
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
        (Right, Up, Front) = (Turn(1, 0, 0), Turn(0, 1, 0), Turn(0, 0, 1));

        Vec3 Turn(double x, double y, double z)
        {
            (x, z) = (x * cy + z * sy, z * cy - x * sy);
            (y, z) = (y * cp + z * sp, z * cp - y * sp);
            (x, y) = (x * cr + y * sr, y * cr - x * sr);
            return new Vec3((float)x, (float)y, (float)z);
        }
    }

    public Vec3 Apply(Vec3 p) => Right * p.X + Up * p.Y + Front * p.Z;
}
