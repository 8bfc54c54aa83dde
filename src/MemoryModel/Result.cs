using System.Diagnostics.CodeAnalysis;

namespace MemoryModel;

/// <summary>A value, or the error that stands in its place. The default has neither and is a failure.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Conversions say it shorter; these are for other languages.")]
public readonly struct Result<T>
{
    private readonly T _value;
    private readonly MemoryError? _error;
    private readonly bool _isOk;

    private Result(T value, MemoryError? error, bool isOk)
    {
        _value = value;
        _error = error;
        _isOk = isOk;
    }

    /// <summary>The error, or null on success; NotInitialised for the default.</summary>
    public MemoryError? Error => _isOk ? null : _error ?? Result.NeitherValueNorError;

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => _isOk;

    /// <summary>The value, for callers who prefer exceptions.</summary>
    /// <exception cref="MemoryException">There is none.</exception>
    public T Value => IsOk ? _value : throw new MemoryException(Error);

    /// <summary>A success; a failure for null.</summary>
    public static implicit operator Result<T>(T value) => new(value, null, value is not null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(MemoryError error) => new(default!, error, isOk: false);
}

/// <summary>The result of an operation that has no value to give. The default is a failure.</summary>
public readonly struct Result
{
    private readonly MemoryError? _error;
    private readonly bool _isOk;

    private Result(MemoryError? error, bool isOk)
    {
        _error = error;
        _isOk = isOk;
    }

    /// <summary>Success.</summary>
    public static Result Ok => new(null, isOk: true);

    /// <summary>The error, or null on success; NotInitialised for the default.</summary>
    public MemoryError? Error => _isOk ? null : _error ?? NeitherValueNorError;

    /// <summary>Whether the operation did what was asked.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => _isOk;

    /// <summary>What a result fails with that no operation returned.</summary>
    internal static MemoryError NeitherValueNorError => MemoryError.Of(
        ErrorKind.NotInitialised, "a result was not initialised", "pass on what an operation returned");

    /// <summary>A failure.</summary>
    public static implicit operator Result(MemoryError error) => new(error, isOk: false);

    /// <summary>Does nothing on success, for callers who prefer exceptions.</summary>
    /// <exception cref="MemoryException">The operation failed.</exception>
    public void ThrowIfFailed()
    {
        if (!IsOk)
            throw new MemoryException(Error);
    }

    /// <summary>A failure where there is an error, else success.</summary>
    internal static Result Unless(MemoryError? error) => new(error, error is null);
}

/// <summary>A <see cref="MemoryError"/> for callers who prefer exceptions.</summary>
/// <param name="error">The error.</param>
[SuppressMessage("Design", "CA1032", Justification = "It always carries its error.")]
public sealed class MemoryException(MemoryError error) : Exception(error.ToString())
{
    /// <summary>The error.</summary>
    public MemoryError Error { get; } = error;
}
