using Lockstep.Simulation;

namespace Properties.Safety;

/// <summary>Sparse memory compared with a dictionary of bytes, around the end of 64-bit addresses.</summary>
public class SparseMemoryTests
{
    private const ulong Page = SparseMemory.PageSize;

    // Five pages that straddle 2^64.
    private const ulong Window = ulong.MaxValue - (2 * Page) + 1;
    private const ulong WindowSize = 5 * Page;

    [Property]
    public void Sparse_memory_agrees_with_a_dictionary(
        (byte Kind, ushort At, ushort To, ushort Size, byte Value)[] operations)
    {
        var memory = new SparseMemory();
        var naive = new NaiveMemory();
        foreach (var (kind, at, to, rawSize, value) in operations)
        {
            var start = Window + (at % WindowSize);
            var target = Window + (to % WindowSize);
            // Every second size is a whole number of pages, which takes other code paths.
            var size = value % 2 == 0 ? rawSize % (2 * Page) : (ulong)(rawSize % 3) * Page;
            Do(memory, naive, kind, start, target, size, value);
        }

        var bytes = new byte[WindowSize + (4 * Page)];
        memory.Read(Window - Page, bytes);
        var expected = naive.Read(Window - Page, (ulong)bytes.Length);
        Assert.Equal(bytes.Length, expected.AsSpan().CommonPrefixLength(bytes));
    }

    [Property]
    public void FirstDifference_finds_the_one_changed_byte(ushort at, ushort from, ushort size, bool isTouched)
    {
        var (one, other) = (new SparseMemory(), new SparseMemory());
        if (isTouched)
            one.Fill(Window, WindowSize, 0);
        if (isTouched)
            other.Fill(Window, WindowSize, 0);
        var changed = Window + (at % WindowSize);
        var byteThere = new byte[1];
        other.Read(changed, byteThere);
        other.Write(changed, [(byte)~byteThere[0]]);
        var start = Window + (from % WindowSize);

        ulong? expected = changed - start < size ? changed : null;
        Assert.Equal(expected, one.FirstDifference(other, start, size));
        Assert.Equal(expected is null, other.Equal(one, start, size));
        Assert.Equal(changed, one.FirstDifference(other));
    }

    [Fact]
    public void Untouched_memory_is_reproducible_and_never_zero()
    {
        var bytes = new byte[10_000];
        new SparseMemory().Read(0x7fe0_0123, bytes);

        Assert.DoesNotContain((byte)0, bytes);
        Assert.Equal(PoisonPattern.At(0x7fe0_0123), bytes[0]);
        Assert.Null(new SparseMemory().FirstDifference(new SparseMemory(), 0x7fe0_0123, 10_000));
    }

    [Fact]
    public void Page_rewritten_with_its_contents_equals_an_untouched_one()
    {
        var (touched, fresh) = (new SparseMemory(), new SparseMemory());
        touched.Write(0x5008, [PoisonPattern.At(0x5008)]);

        Assert.Null(touched.FirstDifference(fresh));
        Assert.True(fresh.Equal(touched, 0x4000, 0x3000));
    }

    [Fact]
    public void Cleared_page_equals_written_zeros_and_differs_from_an_untouched_one()
    {
        var (cleared, written, fresh) = (new SparseMemory(), new SparseMemory(), new SparseMemory());
        cleared.Fill(0x5000, Page, 0);
        written.Write(0x5000, new byte[Page]);

        Assert.Null(cleared.FirstDifference(written));
        Assert.Equal(0x5000UL, cleared.FirstDifference(fresh));
    }

    // Ranges of 8 MiB and more are cleared at once: nothing shows how.
    [Theory]
    [InlineData(0x5000, 8 << 20)]
    [InlineData(0x5123, (8 << 20) + 5000)]
    [InlineData(ulong.MaxValue - 0x10_0fff, 9 << 20)]
    public void Large_range_cleared_at_once_equals_one_cleared_page_by_page(ulong start, ulong size)
    {
        var (one, pieces, fresh) = (new SparseMemory(), new SparseMemory(), new SparseMemory());
        foreach (var memory in new[] { one, pieces })
        {
            memory.Fill(start - 1, 20_000, 0xee);
            memory.Fill(unchecked(start + size) - 10_000, 10_001, 0xee);
        }

        one.Fill(start, size, 0);
        for (ulong done = 0; done < size; done += Page)
            pieces.Fill(unchecked(start + done), Math.Min(Page, size - done), 0);

        Assert.Null(one.FirstDifference(pieces));
        Assert.Null(pieces.FirstDifference(one));
        Assert.Null(one.FirstDifference(pieces, start - 1, size + 2));
        Assert.Equal(start, one.FirstDifference(fresh, start, size));
        Assert.Equal(start - 1, fresh.FirstDifference(one, start - 1, size));
        Assert.Equal(fresh.FirstDifference(pieces), fresh.FirstDifference(one));

        one.Write(start + 0x3001, [7]);
        Assert.Equal(start + 0x3001, one.FirstDifference(pieces));
        pieces.Write(start + 0x3001, [7]);
        Assert.True(pieces.Equal(one, start, size));
        one.Clear();
        Assert.Null(one.FirstDifference(fresh));
    }

    [Fact]
    public void Clearing_gigabytes_at_once_takes_no_memory_for_each_page()
    {
        var memory = new SparseMemory();
        var before = GC.GetAllocatedBytesForCurrentThread();

        memory.Fill(0x1_0000, 1UL << 40, 0);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Cleared_memory_is_as_new_and_reused_pages_hold_no_old_bytes()
    {
        var memory = new SparseMemory();
        memory.Fill(0x5000, 3 * Page, 0xee);
        memory.Clear();
        Assert.Null(memory.FirstDifference(new SparseMemory()));

        memory.Write(0x5fff, [1]);
        var bytes = new byte[Page];
        memory.Read(0x5000, bytes);
        Assert.All(bytes[..^1], (value, index) => Assert.Equal(PoisonPattern.At(0x5000 + (ulong)index), value));
        Assert.Equal(1, bytes[^1]);
    }

    private static void Do(
        SparseMemory memory, NaiveMemory naive, byte kind, ulong start, ulong target, ulong size, byte value)
    {
        switch (kind % 4)
        {
            case 0:
                var source = new byte[size];
                new Random(value).NextBytes(source);
                memory.Write(start, source);
                naive.Write(start, source);
                break;
            case 1:
                var copied = new byte[size];
                memory.Read(start, copied);
                memory.Write(target, copied);
                naive.Write(target, naive.Read(start, size));
                break;
            default:
                var filler = kind % 4 == 2 ? (byte)0 : value;
                memory.Fill(start, size, filler);
                naive.Write(start, [.. Enumerable.Repeat(filler, (int)size)]);
                break;
        }
    }

    private sealed class NaiveMemory
    {
        private readonly Dictionary<ulong, byte> _bytes = [];

        public byte At(ulong address) =>
            _bytes.TryGetValue(address, out var value) ? value : PoisonPattern.At(address);

        public byte[] Read(ulong start, ulong size) =>
            [.. Enumerable.Range(0, (int)size).Select(index => At(start + (ulong)index))];

        public void Write(ulong start, byte[] source)
        {
            for (var index = 0; index < source.Length; index++)
                _bytes[start + (ulong)index] = source[index];
        }
    }
}
