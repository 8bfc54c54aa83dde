using System.Runtime.InteropServices;
using Verify.Display;

namespace Verify;

/// <summary>
/// The request of a signal to stop: verbs report what they have and end. A process that has not ended two seconds later
/// ends without a word.
/// </summary>
internal sealed class StopRequest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.8);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;

    public StopRequest() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, ExitCode.Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, ExitCode.Terminated)),
    ];

    /// <summary>Requests the stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>The exit code after the first signal.</summary>
    public int Code { get; private set; }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _stop.Dispose();
    }

    // Some programs send a signal twice: the second one is the same request.
    private void Stop(PosixSignalContext signal, int code)
    {
        signal.Cancel = true;
        if (_stop.IsCancellationRequested)
            return;
        Code = code;
        new Thread(End) { IsBackground = true, Name = "stop" }.Start();
        _stop.Cancel();
    }

    private void End()
    {
        Thread.Sleep(Patience);
        Environment.Exit(Code);
    }
}
