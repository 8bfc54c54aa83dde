using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(Properties.Suite.SuiteFramework))]

namespace Properties.Suite;

/// <summary>
/// xUnit.net's framework, with three additions for broken code under test: lockstep runs first, reports are short, and
/// the run ends in any case.
/// </summary>
public sealed class SuiteFramework : XunitTestFramework
{
    /// <inheritdoc/>
    protected override ITestFrameworkExecutor CreateExecutor(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new Executor(new XunitTestAssembly(assembly, configFilePath: null, assemblyName: null));
    }

    private sealed class Executor(IXunitTestAssembly assembly) : XunitTestFrameworkExecutor(assembly)
    {
        public override async ValueTask RunTestCases(
            IReadOnlyCollection<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions,
            CancellationToken cancellationToken)
        {
            using var run = SuiteRun.Begin();
            using var end = new LastResort(run.Progress);
            await new LockstepFirst(run.Findings).Run(
                TestAssembly,
                testCases,
                new ShortReports(executionMessageSink, run),
                executionOptions,
                cancellationToken);
        }
    }
}
