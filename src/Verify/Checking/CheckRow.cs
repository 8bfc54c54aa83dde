using System.Globalization;
using Lockstep.Logs;
using Verify.Display;

namespace Verify.Checking;

/// <summary>A log in the table of <c>check</c>.</summary>
/// <param name="name">The log.</param>
/// <param name="verdict">Its verdict.</param>
internal sealed class CheckRow(string name, LogVerdict verdict) : IRow
{
    public string Name => name;

    bool IRow.HasRun => true;

    public LogSafety Verdict => verdict.Safety;

    /// <summary>The offences, with those that are not listed.</summary>
    public long Offences => verdict.OffenceCount;

    public IEnumerable<object> Rules => verdict.Rules.Select(
        it => new { it.Rule.Name, Promise = it.Rule.Promise == 0 ? (int?)null : it.Rule.Promise, it.Safety, it.Why });

    public long Lines => verdict.Summary.Lines;

    public long Events => verdict.Summary.Events;

    public int Boots => verdict.Summary.Boots;

    public long Regions => verdict.Summary.Regions;

    public int RegionsAtEnd => verdict.Summary.RegionsAtEnd;

    // Addresses and sizes are strings: a number above 2^53 does not survive most readers of JSON.
    public string PeakShared => verdict.Summary.PeakShared.ToString(CultureInfo.InvariantCulture);

    public long Buffers => verdict.Summary.Buffers;

    public int BuffersAtEnd => verdict.Summary.BuffersAtEnd;

    public string PeakLive => verdict.Summary.PeakLive.ToString(CultureInfo.InvariantCulture);

    public double SharesPerBuffer => verdict.Summary.SharesPerBuffer;

    public IEnumerable<object> Devices => verdict.Summary.Devices.Select(it => new
    {
        it.Device,
        it.Mappings,
        it.AtEnd,
        it.Bounced,
        BouncedBytes = it.BouncedBytes.ToString(CultureInfo.InvariantCulture),
        it.Forced,
    });

    public IReadOnlyList<string> Notes => verdict.Notes;

    public IEnumerable<DocumentFinding> Findings() => verdict.Offences.Select(offence =>
        new DocumentFinding(name, offence.Rule.Name)
        {
            Line = offence.Line,
            Differences =
            [
                new DocumentDifference(
                    "line",
                    offence.Rule.Sentence,
                    offence.Sentence,
                    offence.Rule.Name,
                    string.Join('\n', offence.Conflicts)),
            ],
            File = name,
            Report = OffenceText.Of(name, offence),
        });
}
