namespace Lockstep.Simulation;

/// <summary>
/// One operation made more port calls than any sound one needs: it would not have come to an end.
/// </summary>
public sealed class StepBudgetExceededException : Exception
{
    /// <summary>Says how many steps there were to spend.</summary>
    /// <param name="budget">
    /// Port calls, memory accesses and pages accessed that one operation may make.
    /// </param>
    public StepBudgetExceededException(int budget)
        : this($"the operation made more than {budget} port calls and memory accesses: it does not end")
    {
    }

    /// <summary>With a message of its own.</summary>
    public StepBudgetExceededException(string message)
        : base(message)
    {
    }

    /// <summary>With a message of its own and what caused it.</summary>
    public StepBudgetExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without details.</summary>
    public StepBudgetExceededException()
    {
    }
}
