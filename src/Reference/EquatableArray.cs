using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Reference;

/// <summary>An immutable array with value equality: equal elements in the same order.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <param name="Items">The elements; the default is the empty array.</param>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly record struct EquatableArray<T>(ImmutableArray<T> Items) : IEnumerable<T>
{
    /// <summary>The elements as an array that compares by reference.</summary>
    public ImmutableArray<T> Items { get => field.IsDefault ? [] : field; } = Items;

    /// <summary>The number of elements.</summary>
    public int Length => Items.Length;

    /// <summary>Whether there are no elements.</summary>
    public bool IsEmpty => Items.IsEmpty;

    /// <summary>The element at an index from 0 to <see cref="Length"/> - 1.</summary>
    public T this[int index] => Items[index];

    /// <summary>Wraps an array so that it compares by value.</summary>
    public static implicit operator EquatableArray<T>(ImmutableArray<T> items) => new(items);

    /// <summary>Unwraps the array, which compares by reference.</summary>
    public static implicit operator ImmutableArray<T>(EquatableArray<T> array) => array.Items;

    /// <summary>The elements in order.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) =>
        Items == other.Items || Items.AsSpan().SequenceEqual(other.Items.AsSpan());

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
    /// <summary>Creates an array of the given elements.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);
}
