using System.Diagnostics;
using System.Runtime.InteropServices;
using Fuzz.Corpora;
using Fuzz.Coverage;
using Fuzz.Engines.Embedded;
using Fuzz.Targets;
using Lockstep.Subjects;
using Verify;
using Verify.Display;

Trace.Listeners.Clear();
Trace.Listeners.Add(new FailedAssertions());

// Instrumented code writes to the coverage map from its first call.
if (args is [WorkerOrder.Verb or SharpFuzzHost.Verb or CorpusMeasurer.Verb, ..])
    CoverageMap.Install();

// The first Ctrl-C asks the tool to stop and report what it found so far; a later one ends the process at once. A
// signal within a second of the first counts as the same one, because some programs send it twice.
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
