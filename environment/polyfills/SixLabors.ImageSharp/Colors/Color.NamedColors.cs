namespace SixLabors.ImageSharp;

/// <content>The CSS colours that figures and synthetic faces use.</content>
public readonly partial struct Color
{
    public static readonly Color Black = FromRgba(0, 0, 0, 255);
    public static readonly Color White = FromRgba(255, 255, 255, 255);
    public static readonly Color Gray = FromRgba(128, 128, 128, 255);
    public static readonly Color DarkGray = FromRgba(169, 169, 169, 255);
    public static readonly Color LightGray = FromRgba(211, 211, 211, 255);
    public static readonly Color DimGray = FromRgba(105, 105, 105, 255);
    public static readonly Color Silver = FromRgba(192, 192, 192, 255);
    public static readonly Color Red = FromRgba(255, 0, 0, 255);
    public static readonly Color DarkRed = FromRgba(139, 0, 0, 255);
    public static readonly Color Green = FromRgba(0, 128, 0, 255);
    public static readonly Color DarkGreen = FromRgba(0, 100, 0, 255);
    public static readonly Color Lime = FromRgba(0, 255, 0, 255);
    public static readonly Color Blue = FromRgba(0, 0, 255, 255);
    public static readonly Color DarkBlue = FromRgba(0, 0, 139, 255);
    public static readonly Color SteelBlue = FromRgba(70, 130, 180, 255);
    public static readonly Color SkyBlue = FromRgba(135, 206, 235, 255);
    public static readonly Color Navy = FromRgba(0, 0, 128, 255);
    public static readonly Color Teal = FromRgba(0, 128, 128, 255);
    public static readonly Color Yellow = FromRgba(255, 255, 0, 255);
    public static readonly Color Gold = FromRgba(255, 215, 0, 255);
    public static readonly Color Orange = FromRgba(255, 165, 0, 255);
    public static readonly Color DarkOrange = FromRgba(255, 140, 0, 255);
    public static readonly Color Brown = FromRgba(165, 42, 42, 255);
    public static readonly Color Pink = FromRgba(255, 192, 203, 255);
    public static readonly Color Purple = FromRgba(128, 0, 128, 255);
    public static readonly Color Magenta = FromRgba(255, 0, 255, 255);
    public static readonly Color Cyan = FromRgba(0, 255, 255, 255);
    public static readonly Color Transparent = FromRgba(0, 0, 0, 0);
}
