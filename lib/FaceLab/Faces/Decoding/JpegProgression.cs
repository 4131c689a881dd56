namespace FaceLab.Faces.Decoding;

/// <summary>Reads the Huffman codes of progressive scans, without decoding pixels.</summary>
/// <remarks>
/// Each scan brings some bits of some numbers of every block. A scan that adds bits has one for each number that is not
/// zero so far, so a bit for each number of the picture is kept here. Source: ISO 10918-1, annex G.
/// </remarks>
internal sealed class JpegProgression
{
    private const int Numbers = 64;
    private const byte NotSent = byte.MaxValue;

    private readonly ulong[][] isNotZero;       // for each component and block, a bit for each number
    private readonly byte[][] bitsLeft;         // for each component and number, the bits that no scan brought yet
    private int first, last, low, run;
    private bool refines;

    public JpegProgression(JpegFrame frame)
    {
        isNotZero = new ulong[frame.Components.Length][];
        bitsLeft = [.. frame.Components.Select(_ => Enumerable.Repeat(NotSent, Numbers).ToArray())];
    }

    /// <summary>True if the scans brought all bits of all numbers.</summary>
    public bool IsWhole => bitsLeft.All(left => left.All(bits => bits == 0));

    /// <summary>Takes the parts of a scan and the end of its header: first number, last number, bits.</summary>
    /// <exception cref="InvalidDataException">The header is not valid.</exception>
    public void Begin(ReadOnlySpan<int> parts, ReadOnlySpan<byte> header, int blocks)
    {
        (first, last, refines, low) = (header[0], header[1], header[2] >> 4 > 0, header[2] & 15);
        if (last >= Numbers || first > last || low > 13 || (first == 0 ? last > 0 : parts.Length > 1))
            throw Damage.Found("a scan's header is not valid");
        foreach (var part in parts)
        {
            bitsLeft[part].AsSpan(first..(last + 1)).Fill((byte)low);
            if (first > 0)
                isNotZero[part] ??= new ulong[blocks];
        }
    }

    /// <summary>Begins an interval between restart marks.</summary>
    public void BeginInterval() => run = 0;

    /// <summary>True if no block is expected to follow without codes.</summary>
    public bool IsAtEnd => run == 0;

    /// <summary>Reads what the scan has of one block.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="at">The first bit; afterwards the bit after the block.</param>
    /// <param name="part">The component.</param>
    /// <param name="block">The block's place in the component, row by row.</param>
    /// <param name="number">The first number of the component's block before; afterwards that of this one.</param>
    /// <param name="dc">The codes for differences of first numbers.</param>
    /// <param name="ac">The codes for the other numbers.</param>
    /// <param name="limits">The largest numbers.</param>
    /// <returns>True if the block is valid.</returns>
    public bool Walk(JpegScan scan, ref long at, int part, int block, ref int number, HuffmanCodes? dc,
        HuffmanCodes? ac, JpegLimits limits)
    {
        if (first > 0)
            return WalkOthers(scan, ref at, ref isNotZero[part][block], Required(ac), limits);
        if (!refines)
            return scan.WalkFirst(ref at, ref number, Required(dc), limits, low) && scan.Has(at);
        at++;
        return scan.Has(at);
    }

    private bool WalkOthers(JpegScan scan, ref long at, ref ulong known, HuffmanCodes codes, JpegLimits limits)
    {
        var (start, i, fixes) = (at, first, refines ? known : 0);
        for (; run == 0 && i <= last; i++)
        {
            var next = scan.Peek(at);
            var (length, symbol) = codes.Find(next);
            var (zeros, size) = (symbol >> 4, symbol & 15);
            if (length == 0 || (refines && size > 1))
                return false;
            if (size == 0 && zeros < 15)        // this block and some more have nothing else
            {
                run = (1 << zeros) + (zeros == 0 ? 0 : (int)(next << length >> (64 - zeros)));
                at += length + zeros;
                break;
            }
            at += length + size;
            for (; i <= last && ((fixes >> i & 1) != 0 || zeros-- > 0); i++)
                at += (long)(fixes >> i & 1);
            if (i > last || size + low > limits.Bits[i])
                return false;
            known |= (size > 0 ? 1UL : 0) << i;
        }
        if (run > 0)
        {
            run--;
            for (; i <= last; i++)
                at += (long)(fixes >> i & 1);
        }
        return scan.Has(at) && !scan.IsZeros(start, at);
    }

    private static HuffmanCodes Required(HuffmanCodes? codes) =>
        codes ?? throw Damage.Found("a scan has no Huffman table");
}
