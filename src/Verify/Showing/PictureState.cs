using Lockstep.Pictures;
using Lockstep.Safety;

namespace Verify.Showing;

/// <summary>What memory is like after some steps of a picture.</summary>
internal sealed class PictureState
{
    private readonly List<(ByteRange Range, ChangeKind Kind)> _seen = [];
    private readonly List<(ByteRange Range, ChangeKind Kind)> _live = [];

    /// <summary>What is not private, and how.</summary>
    public IReadOnlyList<(ByteRange Range, ChangeKind Kind)> Seen => _seen;

    /// <summary>What is in use: live buffers of the pool, and memory of the heap.</summary>
    public IReadOnlyList<(ByteRange Range, ChangeKind Kind)> Live => _live;

    /// <summary>Applies a step.</summary>
    public void Apply(PictureStep step)
    {
        foreach (var (kind, range, _) in step.Changes)
        {
            switch (kind)
            {
                case ChangeKind.Added or ChangeKind.Static or ChangeKind.Shared or ChangeKind.Mapped
                    or ChangeKind.Refused:
                    Cut(range);
                    _seen.Add((range, kind));
                    break;
                case ChangeKind.Unshared or ChangeKind.Unmapped: Cut(range); break;
                case ChangeKind.Allocated or ChangeKind.HeapAllocated: _live.Add((range, kind)); break;
                case ChangeKind.Freed when _live.FindIndex(it => it.Range.Start == range.Start) is >= 0 and var index:
                    _live.RemoveAt(index);
                    break;
                case ChangeKind.Closed: _live.RemoveAll(it => it.Kind == ChangeKind.Allocated); break;
            }
        }
    }

    private void Cut(ByteRange range)
    {
        foreach (var (old, kind) in _seen.Where(it => it.Range.Overlaps(range)).ToArray())
        {
            _seen.Remove((old, kind));
            var left = IntervalSet.Of(old.Start, old.Size);
            left.Remove(range.Start, range.Size);
            _seen.AddRange(left.Intervals.Select(part => (part, kind)));
        }
    }
}
