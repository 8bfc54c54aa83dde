using System.Diagnostics.CodeAnalysis;

namespace MemoryModel.Errors;

/// <summary>A value, or the error that stands in its place.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Conversions say it shorter; these are for other languages.")]
public readonly struct Result<T>
{
    private readonly T _value;

    private Result(T value, MemoryError? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>The error, or null on success.</summary>
    public MemoryError? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>The value, for callers who prefer exceptions.</summary>
    /// <exception cref="MemoryException">There is none.</exception>
    public T Value => Error is null ? _value : throw new MemoryException(Error);

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(MemoryError error) => new(default!, error);
}

/// <summary>The result of an operation that has no value to give.</summary>
public readonly struct Result
{
    private Result(MemoryError? error) => Error = error;

    /// <summary>Success.</summary>
    public static Result Ok => default;

    /// <summary>The error, or null on success.</summary>
    public MemoryError? Error { get; }

    /// <summary>Whether the operation did what was asked.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    /// <summary>A failure, or success where there is no error.</summary>
    public static implicit operator Result(MemoryError? error) => new(error);

    /// <summary>Does nothing on success, for callers who prefer exceptions.</summary>
    /// <exception cref="MemoryException">The operation failed.</exception>
    public void ThrowIfFailed()
    {
        if (Error is not null)
            throw new MemoryException(Error);
    }
}

/// <summary>A <see cref="MemoryError"/> for callers who prefer exceptions.</summary>
/// <param name="error">The error.</param>
[SuppressMessage("Design", "CA1032", Justification = "It always carries its error.")]
public sealed class MemoryException(MemoryError error) : Exception(error.ToString())
{
    /// <summary>The error.</summary>
    public MemoryError Error { get; } = error;
}
