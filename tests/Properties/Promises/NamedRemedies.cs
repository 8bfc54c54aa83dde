using MemoryModel.Allocation;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// Promise 13: each error names a remedy that works. Every kind of error is provoked, then the case does literally what
/// the message says, and succeeds. <see cref="Remedies"/> does so for every OutOfMemory of generated workloads.
/// </summary>
public sealed class NamedRemedies
{
    private static readonly Layout Buffer = Layout.Create(64, 16).Value;

    // What no scenario can do: another tracker, boot or hypervisor, a result of another call.
    private static readonly (Error Error, string Words, Func<(MemoryError?, Func<MemoryError?>)> Do)[] Calls =
    [
        (Error.Closed, "create a new tracker", () =>
        {
            var library = new LibraryFixture().Use();
            library.Tracker.UnshareAll().ThrowIfFailed();
            return (library.Tracker.Pool.Allocate(Buffer).Error, () => AllocateFromNewPool(library));
        }),
        (Error.Disposed, "create a new tracker", () =>
        {
            var library = new LibraryFixture().Use();
            library.Tracker.Dispose();
            return (library.Tracker.Pool.Allocate(Buffer).Error, () => AllocateFromNewPool(library));
        }),
        (Error.Disposed, "create a new one", () =>
        {
            var library = new LibraryFixture();
            library.Tracker.Dispose();
            var page = new MemoryRange(0x8000_0000, 0x8000_1000);
            return (
                library.Tracker.MapMutable(page).Error,
                () => NewTracker(library).MapMutable(page).Error);
        }),
        (Error.Disposed, "start a new one", () =>
        {
            var boot = new BootFixture(MachineDefaults.Machine).Boot;
            boot.Dispose();
            return (
                boot.EnterPayload().Failure?.Cause,
                () => new BootFixture(MachineDefaults.Machine).Boot.EnterPayload().Failure?.Cause);
        }),
        (Error.MmioGuardNotSupported, "use a hypervisor with an MMIO guard", () =>
        {
            var none = new Fault(Port.GuardEnroll, 1, 1, FaultMode.Refused, -1);
            return (
                new BootFixture(MachineDefaults.Machine with { Faults = [none] }).Started.Failure?.Cause,
                () => new BootFixture(MachineDefaults.Machine).Started.Failure?.Cause);
        }),
        (Error.NotInitialised, "use a result that an operation returned", () =>
        {
            var pool = new LibraryFixture().Use().Tracker.Pool;
            return (
                pool.Allocate(default(Result<Layout>)).Error,
                () => pool.Allocate(Layout.Create(64, 16)).Error);
        }),
        (Error.OutOfRange, "it must not be empty", () =>
        {
            var memory = new LibraryFixture().Platform;
            return (
                GuestHeap.Create(default, memory).Error,
                () => GuestHeap.Create(new MemoryRange(0x1000, 0x1001), memory).Error);
        }),
        (Error.OutOfRange, "it must be a non-empty part of 0x80000000..0x10000000000", () =>
        {
            var environment = new LibraryFixture().Environment;
            return (
                MemoryTracker.Create(new MemoryRange(0x7fff_f000, 0x8000_1000), environment).Error,
                () => MemoryTracker.Create(new MemoryRange(0x8000_0000, 0x8000_1000), environment).Error);
        }),
    ];

    public static TheoryData<int> OfScenarios => [.. Enumerable.Range(0, RemedyScenarios.All.Count)];

    public static TheoryData<int> OfCalls => [.. Enumerable.Range(0, Calls.Length)];

    [Fact]
    public void Every_kind_of_error_has_a_remedy_that_is_tried()
    {
        var tried = RemedyScenarios.All.Select(it => it.Error).Concat(Calls.Select(it => it.Error)).ToHashSet();
        var missing = Enum.GetValues<Error>().Where(error => error != Error.None && !tried.Contains(error));

        Assert.True(!missing.Any(), $"no remedy is tried of {string.Join(", ", missing)}: add one");
    }

    [Theory]
    [MemberData(nameof(OfScenarios))]
    public void Scenario_that_does_what_the_error_says_succeeds(int index)
    {
        var (error, words, lines) = RemedyScenarios.All[index];
        var isWhole = lines.StartsWith("platform", StringComparison.Ordinal);
        var text = isWhole ? lines : BadSubjects.BadCase.Pkvm + "\n" + lines;
        var texts = new TextLog();

        var finding = Judge.Run(ScenarioText.Parse(text + "\n"), ProductionFactory.Instance, observer: texts).Finding;

        Assert.True(finding is null, $"the remedy of {error} does not work: {string.Join('\n', Of(finding))}\n{text}");
        Assert.True(
            texts.All.Exists(it => it.Contains(words, StringComparison.Ordinal)),
            $"no error names the remedy '{words}', which this scenario tries:\n{string.Join('\n', texts.All)}\n{text}");
    }

    [Theory]
    [MemberData(nameof(OfCalls))]
    public void Call_that_does_what_the_error_says_succeeds(int index)
    {
        var (kind, words, provoke) = Calls[index];

        var (error, remedy) = provoke();

        Assert.Equal($"{kind}", $"{error?.Kind}");
        Assert.EndsWith($"; {words}", error!.Message, StringComparison.Ordinal);
        Assert.Null(remedy());
    }

    private static IEnumerable<string> Of(Finding? finding) => (finding?.Differences ?? []).Select(
        it => $"step {finding!.Step}, {it.What}: expected {it.Model}, found {it.Subject}");

    private static MemoryTracker NewTracker(LibraryFixture library) =>
        MemoryTracker.Create(LibraryFixture.RangeOf(MachineDefaults.Memory), library.Environment).Value;

    private static MemoryError? AllocateFromNewPool(LibraryFixture library)
    {
        var tracker = NewTracker(library);
        return tracker.InitialiseDynamicPool().Error ?? tracker.Pool.Allocate(Buffer).Error;
    }

    /// <summary>The texts of all errors of a run.</summary>
    private sealed class TextLog : IStepObserver
    {
        public List<string> All { get; } = [];

        public void Begins(int step, int work)
        {
        }

        public void Saw(StepTrace step)
        {
            if (step.Actual is { Text: { } text })
                All.Add(text);
        }
    }
}
