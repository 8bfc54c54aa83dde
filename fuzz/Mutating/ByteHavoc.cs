namespace Fuzz.Mutating;

/// <summary>Mutations of bytes regardless of their meaning.</summary>
/// <param name="random">The pseudo-random generator.</param>
/// <param name="dictionary">Byte strings to insert.</param>
internal sealed class ByteHavoc(Random random, IReadOnlyList<byte[]> dictionary)
{
    private const int LongestBlock = 32;
    private const int LargestStep = 35;

    private static readonly byte[] Interesting = [0, 1, 2, 12, 16, 32, 63, 64, 0x7f, 0x80, 0xc0, 0xe0, 0xf0, 0xff];

    /// <summary>Applies one mutation; an empty input gets bytes inserted.</summary>
    public void Change(List<byte> bytes)
    {
        if (bytes.Count == 0)
        {
            Insert(bytes);
            return;
        }

        switch (random.Next(8))
        {
            case 0:
                bytes[At(bytes)] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[At(bytes)] += (byte)(random.Next(2 * LargestStep) - LargestStep);
                break;
            case 2:
                bytes[At(bytes)] = Interesting[random.Next(Interesting.Length)];
                break;
            case 3:
                bytes[At(bytes)] = (byte)random.Next(256);
                break;
            case 4:
                Delete(bytes);
                break;
            case 5:
                Insert(bytes);
                break;
            case 6:
                Copy(bytes);
                break;
            default:
                Word(bytes);
                break;
        }
    }

    /// <summary>The start of one input and the end of another.</summary>
    public byte[] Splice(byte[] left, byte[] right) =>
        [.. left.AsSpan(0, random.Next(left.Length + 1)), .. right.AsSpan(random.Next(right.Length + 1))];

    private int At(List<byte> bytes) => random.Next(bytes.Count);

    private void Delete(List<byte> bytes)
    {
        var at = At(bytes);
        bytes.RemoveRange(at, Math.Min(1 + random.Next(LongestBlock), bytes.Count - at));
    }

    private void Insert(List<byte> bytes)
    {
        var block = new byte[1 + random.Next(8)];
        random.NextBytes(block);
        bytes.InsertRange(random.Next(bytes.Count + 1), block);
    }

    private void Copy(List<byte> bytes)
    {
        var at = At(bytes);
        var block = bytes.GetRange(at, Math.Min(1 + random.Next(LongestBlock), bytes.Count - at));
        bytes.InsertRange(random.Next(bytes.Count + 1), block);
    }

    private void Word(List<byte> bytes)
    {
        if (dictionary.Count == 0)
            return;
        var word = dictionary[random.Next(dictionary.Count)];
        var at = random.Next(bytes.Count + 1);
        if (random.Next(2) == 0)
            bytes.RemoveRange(at, Math.Min(word.Length, bytes.Count - at));
        bytes.InsertRange(at, word);
    }
}
