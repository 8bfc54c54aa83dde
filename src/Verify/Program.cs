using System.Diagnostics;
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

using var stop = new StopRequest();
var around = Surroundings.OfProcess(ProductionFactory.Instance, stop.Token) with { StopCode = () => stop.Code };
return VerifyApp.Run(args, VerifyApp.WithArchive(around));
