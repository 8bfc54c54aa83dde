using System.Diagnostics.CodeAnalysis;

namespace MemoryModel;

/// <summary>A value or an error. The default has neither and is a failure.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "The conversions suffice in C#.")]
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
    public MemoryError? Error => _isOk ? null : _error ?? Result.Uninitialised;

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => _isOk;

    /// <summary>The value, for callers that prefer exceptions.</summary>
    /// <exception cref="MemoryException">The result is a failure.</exception>
    public T Value => IsOk ? _value : throw new MemoryException(Error);

    /// <summary>The value; the default of its type on failure.</summary>
    internal T ValueOrDefault => _value;

    /// <summary>A success, or a failure if the value is null.</summary>
    public static implicit operator Result<T>(T value) => new(value, null, value is not null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(MemoryError error) => new(default!, error, isOk: false);
}

/// <summary>The result of an operation that returns no value. The default is a failure.</summary>
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
    public MemoryError? Error => _isOk ? null : _error ?? Uninitialised;

    /// <summary>Whether the operation succeeded.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => _isOk;

    /// <summary>The error of a default result.</summary>
    internal static MemoryError Uninitialised => MemoryError.Of(
        ErrorKind.NotInitialised, "the result is not initialised", "use a result that an operation returned");

    /// <summary>A failure.</summary>
    public static implicit operator Result(MemoryError error) => new(error, isOk: false);

    /// <summary>Throws on failure, for callers that prefer exceptions.</summary>
    /// <exception cref="MemoryException">The operation failed.</exception>
    public void ThrowIfFailed()
    {
        if (!IsOk)
            throw new MemoryException(Error);
    }

    /// <summary>A failure if there is an error, otherwise success.</summary>
    internal static Result Unless(MemoryError? error) => new(error, error is null);
}

/// <summary>Wraps a <see cref="MemoryError"/> for callers that prefer exceptions.</summary>
/// <param name="error">The error.</param>
[SuppressMessage("Design", "CA1032", Justification = "It always carries its error.")]
public sealed class MemoryException(MemoryError error) : Exception(error.ToString())
{
    /// <summary>The error.</summary>
    public MemoryError Error { get; } = error;
}
