using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Reference;

/// <summary>An immutable array that equals every array of equal elements in the same order.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <param name="Items">The elements; default is the empty array.</param>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly record struct EquatableArray<T>(ImmutableArray<T> Items) : IEnumerable<T>
{
    /// <summary>The elements as an array that is compared by identity.</summary>
    public ImmutableArray<T> Items { get => field.IsDefault ? [] : field; } = Items;

    /// <summary>The number of elements.</summary>
    public int Length => Items.Length;

    /// <summary>Whether there are no elements.</summary>
    public bool IsEmpty => Items.IsEmpty;

    /// <summary>The element at an index from 0 to <see cref="Length"/> - 1.</summary>
    public T this[int index] => Items[index];

    /// <summary>Compares the elements from now on.</summary>
    public static implicit operator EquatableArray<T>(ImmutableArray<T> items) => new(items);

    /// <summary>Compares identities from now on.</summary>
    public static implicit operator ImmutableArray<T>(EquatableArray<T> array) => array.Items;

    /// <summary>The elements in order.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    /// <summary>The index of the first element that matches; <see cref="Length"/> where none does.</summary>
    public int IndexOf(Func<T, bool> matches)
    {
        var index = 0;
        while (index < Length && !matches(Items[index]))
            index++;
        return index;
    }

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in Items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.AsEnumerable().GetEnumerator();
}

/// <summary>Builds arrays from collection expressions.</summary>
public static class EquatableArray
{
    /// <summary>The array of some elements.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);
}
