namespace Lockstep.Commands;

/// <summary>Says of a part of a <see cref="Description{T}"/> that the command has nothing of the kind.</summary>
internal readonly struct None
{
    /// <summary>There is nothing to say.</summary>
    public static None AtAll => default;
}
