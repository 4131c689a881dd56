using System.Collections.Concurrent;
using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Synthetic;

/// <summary>
/// People who do not exist, drawn by a small 3-D renderer: any number of identities, any number of images of each,
/// with exact
/// ground truth. They let every example run offline and without anyone's photograph.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>A person (head shape, skin, eyes, brows, nose, mouth, hair, beard, age) depends on (seed, identity)
/// alone.</item>
/// <item>An image (pose, light, expression, occlusion, background, clothes, camera) depends on (seed, identity,
/// image).</item>
/// <item>The bytes are the same on every processor, in any order and with any number of threads: the renderer uses
/// only
/// operations that IEEE 754 rounds exactly.</item>
/// <item>They are an exercise, not a population: measure people on photographs of people.</item>
/// </list>
/// <example><code>
/// var faces = new SyntheticFaces(new SyntheticFacesOptions { Identities = 100 });
/// byte[] training = faces.RenderAll();                     // identities 0..99
/// byte[] validation = faces.RenderRange(100, 20);          // 20 other people
/// SyntheticFace one = faces.Render(identity: 7, image: 0);
/// </code></example>
/// </remarks>
public sealed class SyntheticFaces
{
    private readonly SyntheticFacesOptions options;
    private readonly ConcurrentBag<FaceRenderer> idle = [];

    /// <summary>Makes a source of faces; nothing is drawn yet.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public SyntheticFaces(SyntheticFacesOptions? options = null)
    {
        this.options = options ?? new SyntheticFacesOptions();
        this.options.Validate();
    }

    /// <summary>What the faces are drawn from.</summary>
    public SyntheticFacesOptions Options => options;

    /// <summary>Bytes of one image: Size * Size * 3.</summary>
    public int BytesPerImage => options.Size * options.Size * 3;

    /// <summary>The conditions that (seed, identity, image) stands for; change them with <c>with</c> for a
    /// controlled series.</summary>
    /// <param name="identity">0 or more.</param>
    /// <param name="image">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public FaceConditions Conditions(int identity, int image)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(identity);
        ArgumentOutOfRangeException.ThrowIfNegative(image);
        return ConditionSampler.Draw(options, identity, image);
    }

    /// <summary>Draws one image of a person.</summary>
    /// <param name="identity">0 or more; numbers from <see cref="SyntheticFacesOptions.Identities"/> on are further
    /// people.</param>
    /// <param name="image">0 or more.</param>
    /// <returns>Pixels (Size, Size, 3) and ground truth.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public SyntheticFace Render(int identity, int image) => Render(identity, Conditions(identity, image));

    /// <summary>Draws a person under conditions of your choice.</summary>
    /// <param name="identity">0 or more.</param>
    /// <param name="conditions">For instance <see cref="Conditions"/> of an image with another pose.</param>
    /// <returns>Pixels (Size, Size, 3) and ground truth.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range; the message names it.</exception>
    public SyntheticFace Render(int identity, FaceConditions conditions)
    {
        var pixels = new byte[BytesPerImage];
        return new SyntheticFace(pixels, Draw(identity, conditions, pixels));
    }

    /// <summary>Ground truth of an image without drawing it; the same as <see cref="Render(int, int)"/>
    /// gives.</summary>
    /// <param name="identity">0 or more.</param>
    /// <param name="image">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public FaceTruth Truth(int identity, int image) => Draw(identity, Conditions(identity, image), []);

    /// <summary>Draws all images of identities 0 to Identities - 1, in parallel.</summary>
    /// <param name="progress">Told the number of images done so far, about a hundred times.</param>
    /// <param name="cancellationToken">Stops between images.</param>
    /// <returns>uint8 RGB, (Identities * ImagesPerIdentity, Size, Size, 3), all images of identity 0 first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The result would pass 2 GB: draw ranges instead.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public byte[] RenderAll(IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        RenderRange(0, options.Identities, progress, cancellationToken);

    /// <summary>Draws all images of a range of identities, in parallel.</summary>
    /// <param name="firstIdentity">0 or more.</param>
    /// <param name="identities">How many, 1 or more.</param>
    /// <param name="progress">Told the number of images done so far, about a hundred times.</param>
    /// <param name="cancellationToken">Stops between images.</param>
    /// <returns>uint8 RGB, (identities * ImagesPerIdentity, Size, Size, 3).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the result would pass 2
    /// GB.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public byte[] RenderRange(
        int firstIdentity,
        int identities,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var pixels = new byte[BytesOf(firstIdentity, identities)];
        RenderInto(pixels, firstIdentity, identities, progress, cancellationToken);
        return pixels;
    }

    /// <summary>As <see cref="RenderRange"/>, into memory of the caller, for instance that of a tensor.</summary>
    /// <param name="destination">Exactly identities * ImagesPerIdentity * Size * Size * 3 bytes.</param>
    /// <param name="firstIdentity">0 or more.</param>
    /// <param name="identities">How many, 1 or more.</param>
    /// <param name="progress">Told the number of images done so far, about a hundred times.</param>
    /// <param name="cancellationToken">Stops between images.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the result would pass 2
    /// GB.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public unsafe void RenderInto(
        Span<byte> destination,
        int firstIdentity,
        int identities,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var expected = BytesOf(firstIdentity, identities);
        if (destination.Length != expected)
        {
            throw new ArgumentException(
                $"The destination has {destination.Length} bytes; {identities} identities x "
                + $"{options.ImagesPerIdentity} images of {options.Size} x {options.Size} x 3 need {expected}.",
                nameof(destination));
        }

        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = options.Threads == 0 ? Environment.ProcessorCount : options.Threads,
        };
        var total = identities * options.ImagesPerIdentity;
        var every = Math.Max(1, total / 100);
        var done = 0;
        fixed (byte* start = destination)
        {
            // A span cannot enter the lambda; the memory stays fixed until the loop ends.
            var memory = (nint)start;
            Parallel.For(0, total, parallel, i =>
            {
                var identity = firstIdentity + i / options.ImagesPerIdentity;
                var pixels = new Span<byte>((byte*)memory + (long)i * BytesPerImage, BytesPerImage);
                Draw(identity, Conditions(identity, i % options.ImagesPerIdentity), pixels);
                var count = Interlocked.Increment(ref done);
                if (count % every == 0 || count == total)
                    progress?.Report(count);
            });
        }
    }

    private FaceTruth Draw(int identity, FaceConditions conditions, Span<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(identity);
        ArgumentNullException.ThrowIfNull(conditions);
        conditions.Validate();
        var person = new IdentityTraits(options.Seed, identity);
        var scene = new FaceScene(options, person, identity, conditions);
        var renderer = idle.TryTake(out var kept) ? kept : new FaceRenderer(options.Size);
        try
        {
            var box = pixels.IsEmpty
                ? renderer.Measure(scene)
                : renderer.Draw(scene, new Chance(options.Seed, Streams.Sensor, identity, conditions.Image), pixels);
            var score = Expressiveness.Of(person, conditions.Expression);
            return new FaceTruth(identity, conditions, Cut(box), Landmarks.Of(scene), score);
        }
        finally
        {
            idle.Add(renderer);
        }
    }

    private FaceBox Cut(FaceBox box)
    {
        var (left, top) = (Math.Max(0, box.X), Math.Max(0, box.Y));
        var (right, bottom) = (Math.Min(options.Size, box.X + box.Width), Math.Min(options.Size, box.Y + box.Height));
        return new FaceBox(left, top, right - left, bottom - top);
    }

    private int BytesOf(int firstIdentity, int identities)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstIdentity);
        ArgumentOutOfRangeException.ThrowIfLessThan(identities, 1);
        if ((long)firstIdentity + identities > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(firstIdentity), firstIdentity, $"The last identity would pass {int.MaxValue:N0}.");
        }

        var bytes = (long)identities * options.ImagesPerIdentity * BytesPerImage;
        if (bytes > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(identities), identities,
                $"{bytes:N0} bytes in one block pass the limit of {Array.MaxLength:N0}; "
                + "render fewer identities at a time.");
        }

        return (int)bytes;
    }
}
