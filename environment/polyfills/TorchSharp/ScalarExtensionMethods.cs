namespace TorchSharp;

/// <summary>Numbers to scalars and back.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static byte ToByte(this Scalar value) => (byte)Read(value).AsLong;

    public static sbyte ToSByte(this Scalar value) => (sbyte)Read(value).AsLong;

    public static short ToInt16(this Scalar value) => (short)Read(value).AsLong;

    public static int ToInt32(this Scalar value) => (int)Read(value).AsLong;

    public static long ToInt64(this Scalar value) => Read(value).AsLong;

    public static Half ToHalf(this Scalar value) => (Half)Read(value).AsDouble;

    public static float ToSingle(this Scalar value) => (float)Read(value).AsDouble;

    public static double ToDouble(this Scalar value) => Read(value).AsDouble;

    public static bool ToBoolean(this Scalar value) => Read(value).AsDouble != 0;

    private static NativeValue Read(Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Value;
    }
}
