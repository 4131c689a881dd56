using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>One face to draw: its person, its conditions, and the transforms from rest coordinates to pixels.</summary>
internal sealed class FaceScene
{
    // Distance of the camera in half heads: about 80 cm, a portrait.
    private const float CameraDistance = 7;

    private static readonly Vec3 NeckJoint = new(0, -0.55f, -0.25f);

    private readonly float centreX;
    private readonly float centreY;
    private readonly Rotation bodyTurn;

    public FaceScene(SyntheticFacesOptions options, int identity, FaceConditions conditions)
    {
        Person = IdentityTraits.Of(options.Seed, identity);
        Conditions = conditions;
        Size = options.Size;
        Style = new DayStyle(new Chance(options.Seed, Streams.Style, identity, conditions.Image), Person);
        Shape = new HeadShape(Person, conditions.Expression, Style.Beard);
        Turn = new Rotation(conditions.Pose);
        bodyTurn = new Rotation(new FacePose(conditions.Pose.YawDegrees * 0.35));
        Light = conditions.Light.Direction;
        PixelsPerUnit = Size * 0.345f * (float)conditions.Camera.Scale;
        centreX = Size * (0.5f + (float)conditions.Camera.ShiftX);
        centreY = Size * (0.5f - (float)conditions.Camera.ShiftY);
    }

    public IdentityTraits Person { get; }
    public FaceConditions Conditions { get; }
    public DayStyle Style { get; }
    public HeadShape Shape { get; }
    public Rotation Turn { get; }

    public Vec3 Light { get; }

    public int Size { get; }
    public float PixelsPerUnit { get; }
    public FaceOcclusion Occlusion => Conditions.Occlusion;

    /// <summary>Returns the height of the scarf's edge on the face at x, or a height far below the face without a
    /// scarf.</summary>
    public float ScarfTop(float x) => Occlusion == FaceOcclusion.Scarf ? -0.38f + 0.25f * x * x : -9;

    /// <summary>Maps rest coordinates of the head to the world, where the camera looks along -z.</summary>
    public Vec3 ToWorld(Vec3 rest) => Turn.Apply(Shape.Deform(rest) - NeckJoint) + NeckJoint;

    /// <summary>Maps points fixed to the head but not to the skin (hair, glasses).</summary>
    public Vec3 RigidToWorld(Vec3 p) =>
        Turn.Apply(new Vec3(p.X * Person.Width, p.Y * Person.Length, p.Z) - NeckJoint) + NeckJoint;

    /// <summary>Maps neck and body. With <paramref name="withHead"/> 1 a point turns with the head, with 0 with the
    /// shoulders.</summary>
    public Vec3 BodyToWorld(Vec3 p, float withHead)
    {
        var body = bodyTurn.Apply(p - NeckJoint) + NeckJoint;
        return withHead <= 0 ? body : Vec3.Lerp(body, Turn.Apply(p - NeckJoint) + NeckJoint, withHead);
    }

    public (float X, float Y) ToPixel(Vec3 world)
    {
        var s = PixelsPerUnit * CameraDistance / (CameraDistance - world.Z);
        return (centreX + s * world.X, centreY - s * (world.Y + 0.02f));
    }
}
