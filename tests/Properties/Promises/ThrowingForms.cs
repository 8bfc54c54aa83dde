using FsCheck.Xunit;
using MemoryModel;
using Xunit;

namespace Properties.Promises;

/// <summary>For callers who prefer exceptions: they throw exactly where there is an error, and lose nothing of it.</summary>
public sealed class ThrowingForms
{
    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void A_value_is_there_or_its_error_is_thrown(ulong size, ulong alignment)
    {
        var layout = Layout.Create(size, alignment);

        if (layout.IsOk)
            Assert.Equal(size, layout.Value.Size);
        else
            Says(layout.Error, Assert.Throws<MemoryException>(() => layout.Value));
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void An_operation_has_succeeded_or_its_error_is_thrown(ulong start, ulong size)
    {
        var added = BuddyAllocator.Create(1).Value.Add(start, size);

        if (added.IsOk)
            added.ThrowIfFailed();
        else
            Says(added.Error, Assert.Throws<MemoryException>(added.ThrowIfFailed));
    }

    private static void Says(MemoryError error, MemoryException thrown)
    {
        Assert.Same(error, thrown.Error);
        Assert.Equal($"{error.Kind}: {error.Message}", thrown.Message);
    }
}
