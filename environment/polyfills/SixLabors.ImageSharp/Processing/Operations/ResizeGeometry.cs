namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>The size of a resized image, and the rectangle of it that the whole source is scaled to.</summary>
internal readonly record struct ResizeGeometry(Size Size, Rectangle Target)
{
    private enum Anchor
    {
        Start,
        Middle,
        End,
    }

    public static ResizeGeometry Of(Size source, ResizeOptions options)
    {
        Size wanted = Complete(source, options.Size);
        ResizeGeometry geometry = options.Mode switch
        {
            ResizeMode.Crop => Cover(source, wanted, options),
            ResizeMode.Pad => Contain(source, wanted, options.Position),
            ResizeMode.BoxPad when source.Width < wanted.Width && source.Height < wanted.Height
                => Place(source, wanted, options.Position),
            ResizeMode.BoxPad => Contain(source, wanted, options.Position),
            ResizeMode.Max => Fill(Largest(source, wanted)),
            ResizeMode.Min => Fill(Smallest(source, wanted)),
            ResizeMode.Manual => Manual(wanted, options.TargetRectangle),
            _ => Fill(wanted),
        };
        return new ResizeGeometry(
            AtLeastOne(geometry.Size), new Rectangle(geometry.Target.Location, AtLeastOne(geometry.Target.Size)));
    }

    // A zero side keeps the proportions.
    private static Size Complete(Size source, Size wanted)
    {
        (int width, int height) = wanted;
        if (width <= 0 && height <= 0)
            throw new InvalidOperationException($"Target width {width} and height {height} must be greater than zero.");
        if (width == 0)
            width = Math.Max(1, Round(source.Width * height / (float)source.Height));
        if (height == 0)
            height = Math.Max(1, Round(source.Height * width / (float)source.Width));
        return new Size(width, height);
    }

    private static ResizeGeometry Fill(Size size) => new(size, new Rectangle(default, size));

    private static ResizeGeometry Manual(Size wanted, Rectangle? target)
    {
        if (target is not Rectangle rectangle)
            throw new InvalidOperationException("ResizeMode.Manual needs ResizeOptions.TargetRectangle.");
        rectangle.Width = rectangle.Width > 0 ? rectangle.Width : wanted.Width;
        rectangle.Height = rectangle.Height > 0 ? rectangle.Height : wanted.Height;
        return new ResizeGeometry(wanted, rectangle);
    }

    /// <summary>Scaled to cover all of the size; what sticks out on two sides is cut.</summary>
    private static ResizeGeometry Cover(Size source, Size wanted, ResizeOptions options)
    {
        (float across, float down) = Ratios(source, wanted);
        Rectangle target = new(default, wanted);
        if (down < across)
        {
            target.Y = Offset(wanted.Height, source.Height, across, options.CenterCoordinates?.Y, Vertical(options.Position));
            target.Height = (int)MathF.Ceiling(source.Height * across);
        }
        else
        {
            target.X = Offset(wanted.Width, source.Width, down, options.CenterCoordinates?.X, Horizontal(options.Position));
            target.Width = (int)MathF.Ceiling(source.Width * down);
        }
        return new ResizeGeometry(wanted, target);
    }

    /// <summary>Scaled to fit inside; the rest is padding.</summary>
    private static ResizeGeometry Contain(Size source, Size wanted, AnchorPositionMode position)
    {
        (float across, float down) = Ratios(source, wanted);
        Rectangle target = new(default, wanted);
        if (down < across)
        {
            target.X = Offset(wanted.Width, source.Width, down, null, Horizontal(position));
            target.Width = Round(source.Width * down);
        }
        else
        {
            target.Y = Offset(wanted.Height, source.Height, across, null, Vertical(position));
            target.Height = Round(source.Height * across);
        }
        return new ResizeGeometry(wanted, target);
    }

    /// <summary>Not scaled at all.</summary>
    private static ResizeGeometry Place(Size source, Size wanted, AnchorPositionMode position)
    {
        int x = Slack(wanted.Width - source.Width, Horizontal(position));
        int y = Slack(wanted.Height - source.Height, Vertical(position));
        return new ResizeGeometry(wanted, new Rectangle(new Point(x, y), source));

        static int Slack(int slack, Anchor anchor) => anchor switch { Anchor.Start => 0, Anchor.End => slack, _ => slack / 2 };
    }

    private static Size Largest(Size source, Size wanted)
    {
        (float across, float down) = Ratios(source, wanted);
        return source.Height / (float)source.Width < wanted.Height / (float)wanted.Width
            ? new Size(wanted.Width, Round(source.Height * across))
            : new Size(Round(source.Width * down), wanted.Height);
    }

    /// <summary>Shrinks until the nearer side fits; never grows.</summary>
    private static Size Smallest(Size source, Size wanted)
    {
        if (wanted.Width > source.Width || wanted.Height > source.Height)
            return source;
        int byWidth = source.Width - wanted.Width, byHeight = source.Height - wanted.Height;
        bool followWidth = byWidth < byHeight || (byWidth == byHeight && wanted.Height > wanted.Width);
        return followWidth
            ? new Size(wanted.Width, Round(wanted.Width * ((float)source.Height / source.Width)))
            : new Size(Round(wanted.Height * ((float)source.Width / source.Height)), wanted.Height);
    }

    private static int Offset(int wanted, int source, float ratio, float? center, Anchor anchor)
    {
        float slack = wanted - (source * ratio);
        if (center is float fraction)
            return Math.Max(Math.Min(Round((-(ratio * source) * fraction) + (wanted / 2F)), 0), Round(slack));
        return anchor switch { Anchor.Start => 0, Anchor.End => Round(slack), _ => Round(slack / 2F) };
    }

    private static Anchor Horizontal(AnchorPositionMode position) => position switch
    {
        AnchorPositionMode.Left or AnchorPositionMode.TopLeft or AnchorPositionMode.BottomLeft => Anchor.Start,
        AnchorPositionMode.Right or AnchorPositionMode.TopRight or AnchorPositionMode.BottomRight => Anchor.End,
        _ => Anchor.Middle,
    };

    private static Anchor Vertical(AnchorPositionMode position) => position switch
    {
        AnchorPositionMode.Top or AnchorPositionMode.TopLeft or AnchorPositionMode.TopRight => Anchor.Start,
        AnchorPositionMode.Bottom or AnchorPositionMode.BottomLeft or AnchorPositionMode.BottomRight => Anchor.End,
        _ => Anchor.Middle,
    };

    private static (float Across, float Down) Ratios(Size source, Size wanted)
        => (MathF.Abs(wanted.Width / (float)source.Width), MathF.Abs(wanted.Height / (float)source.Height));

    private static Size AtLeastOne(Size size) => new(Math.Max(1, size.Width), Math.Max(1, size.Height));

    private static int Round(float value) => (int)MathF.Round(value);
}
