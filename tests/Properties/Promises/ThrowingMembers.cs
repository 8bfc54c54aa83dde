using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>The exception-based API: an error is thrown with its message, and a success never throws.</summary>
public sealed class ThrowingMembers
{
    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void Value_returns_the_result_or_throws_its_error(ulong size, ulong alignment)
    {
        var layout = Layout.Create(size, alignment);

        var thrown = Record.Exception(() => Assert.Equal(size, layout.Value.Size));

        AssertThrown(layout.Error, thrown);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void ThrowIfFailed_throws_exactly_on_failure(ulong start, ulong size)
    {
        var added = BuddyAllocator.Create(1).Value.Add(start, size);

        var thrown = Record.Exception(added.ThrowIfFailed);

        AssertThrown(added.Error, thrown);
    }

    private static void AssertThrown(MemoryError? error, Exception? thrown)
    {
        Assert.Equal(error is null, thrown is null);
        if (error is null)
            return;
        var exception = Assert.IsType<MemoryException>(thrown);
        Assert.Same(error, exception.Error);
        Assert.Equal($"{error.Kind}: {error.Message}", exception.Message);
    }
}
