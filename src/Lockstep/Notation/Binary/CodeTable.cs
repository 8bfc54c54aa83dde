using System.Collections.Immutable;
using Lockstep.Platforms;

namespace Lockstep.Notation.Binary;

/// <summary>
/// The meaning of each byte for one kind of value. A version of the form has the codes introduced up to it; all other
/// bytes repeat the same values, so that every byte is valid.
/// </summary>
internal sealed class CodeTable<T>
{
    private const int Bytes = 1 + byte.MaxValue;

    private readonly ImmutableArray<(T Value, Code Code)> _entries;
    private readonly T[][] _meanings;

    /// <summary>A table in which bytes beyond the codes are taken modulo their number.</summary>
    /// <param name="kind">The kind of value, for errors.</param>
    /// <param name="entries">Each value with its code.</param>
    public CodeTable(string kind, IEnumerable<(T Value, Code Code)> entries)
        : this(kind, entries, static (byte head, T[] known) => known[head % known.Length])
    {
    }

    /// <summary>A table in which bytes beyond the codes are a weighted choice.</summary>
    /// <param name="kind">The kind of value, for errors.</param>
    /// <param name="entries">Each value with its code.</param>
    /// <param name="weight">The relative weight of a value.</param>
    public CodeTable(string kind, IEnumerable<(T Value, Code Code)> entries, Func<T, int> weight)
        : this(kind, entries, (byte head, T[] known) =>
        {
            T[] common = [.. known.SelectMany(value => Enumerable.Repeat(value, weight(value)))];
            return common[(head - known.Length) * common.Length / (Bytes - known.Length)];
        })
    {
    }

    private CodeTable(string kind, IEnumerable<(T Value, Code Code)> entries, Func<byte, T[], T> beyond)
    {
        _entries = [.. entries.OrderBy(entry => entry.Code.Number)];
        for (var number = 0; number < _entries.Length; number++)
            Check(kind, number);
        Latest = _entries.Max(entry => entry.Code.Since);
        _meanings = [.. Enumerable.Range(1, Latest).Select(version => Meanings(version, beyond))];
    }

    /// <summary>The latest version of the form that introduced a code.</summary>
    public int Latest { get; }

    /// <summary>The value that a byte encodes.</summary>
    /// <param name="head">The byte.</param>
    /// <param name="version">The version of the form, from 1.</param>
    public T Meaning(byte head, int version) => _meanings[Math.Min(version, Latest) - 1][head];

    /// <summary>The code of a value.</summary>
    public Code CodeOf(T value)
    {
        foreach (var entry in _entries)
        {
            if (EqualityComparer<T>.Default.Equals(entry.Value, value))
                return entry.Code;
        }

        throw new ArgumentException($"{value} has no code in the binary form; assign the next one", nameof(value));
    }

    private T[] Meanings(int version, Func<byte, T[], T> beyond)
    {
        T[] known = [.. _entries.Where(entry => entry.Code.Since <= version).Select(entry => entry.Value)];
        return
        [
            .. known,
            .. Enumerable.Range(known.Length, Bytes - known.Length).Select(head => beyond((byte)head, known)),
        ];
    }

    private void Check(string kind, int number)
    {
        var (value, code) = _entries[number];
        if (code.Number != number)
        {
            throw new ArgumentException(
                $"{kind} {value}: code {code.Number}; codes count from 0 without gaps, and each encodes one {kind}",
                nameof(number));
        }

        if (number > 0 && code.Since < _entries[number - 1].Code.Since)
        {
            throw new ArgumentException(
                $"{kind} {value}: code {code.Number} since version {code.Since}; "
                + $"a new {kind} takes the next code, because codes of earlier versions come first",
                nameof(number));
        }
    }
}
