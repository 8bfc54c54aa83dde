using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Safety;

namespace Lockstep.Judging;

/// <summary>Which promise of docs/promises.md a byte that differs concerns.</summary>
internal static class MemoryPromise
{
    private const string Host = "promise 3: The host decides nothing.";
    private const string Buffers = "promise 4: Live buffers are sound.";
    private const string Secrets = "promise 5: No secret reaches the host.";
    private const string Closing = "promise 6: Unsharing is final.";
    private const string Failure = "promise 7: A failure changes nothing.";
    private const string Dma = "promise 9: DMA is exact.";
    private const string Leftovers = "promise 14: Nothing stays for the payload.";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Host, Buffers, Secrets, Closing, Failure, Dma, Leftovers];

    /// <summary>The promise, by number and name.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="expected">The predicted answer.</param>
    /// <param name="isVisible">Whether the host sees the byte.</param>
    /// <param name="isHosts">Whether only the host wrote it.</param>
    public static string Of(Command command, Answer expected, bool isVisible, bool isHosts)
    {
        var described = Vocabulary.Of(command);
        return isHosts ? Host
            : described.Kind == OperationKind.Ordinary && !expected.Succeeded ? Failure
            : described.Buffer is BufferKind.Dma or BufferKind.Bounce ? Dma
            : isVisible ? Secrets
            : command is EnterPayload ? Leftovers
            : described.Kind == OperationKind.Teardown ? Closing
            : Buffers;
    }
}
