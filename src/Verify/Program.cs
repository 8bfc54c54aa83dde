using System.Diagnostics;
using System.Runtime.InteropServices;
using Fuzz.Corpora;
using Fuzz.Coverage;
using Fuzz.Engines;
using Fuzz.Working;
using Lockstep.Subjects;
using Verify;
using Verify.Display;

// Instrumented code counts what runs, from the first call on.
if (args is [WorkerOrder.Verb or EngineTarget.Verb or CorpusMeasurer.Verb, ..])
    CoverageMap.Install();

// The first Ctrl-C asks for the end, and the tool says what it found so far; one that comes a while later is
// not
// held up. Between the two there is time because some programs send the same signal twice at once.
var patience = TimeSpan.FromSeconds(1);
var clock = new Stopwatch();
using var asked = new CancellationTokenSource();
bool IsFirst()
{
    clock.Start();
    asked.Cancel();
    return clock.Elapsed < patience;
}

Console.CancelKeyPress += (_, press) => press.Cancel = IsFirst();
using var terminated = PosixSignalRegistration.Create(
    PosixSignal.SIGTERM, signal => signal.Cancel = IsFirst());
return VerifyApp.Run(args, Surroundings.OfProcess(ProductionFactory.Instance, asked.Token));
