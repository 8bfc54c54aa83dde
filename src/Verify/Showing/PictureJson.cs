using System.Globalization;
using System.Text.Json;
using Lockstep.Pictures;
using Lockstep.Safety;
using Verify.Display;

namespace Verify.Showing;

/// <summary>A picture as the JSON document that the page has in it, too; docs/json.md describes it.</summary>
internal static class PictureJson
{
    private static readonly JsonSerializerOptions Form = new(JsonText.Form) { WriteIndented = false };

    /// <summary>The document, in one line.</summary>
    public static string Of(Picture picture) => JsonSerializer.Serialize(
        new
        {
            Document.Schema,
            Tool = ToolVersion.OfThis,
            Verb = "show",
            picture.Name,
            picture.Kind,
            picture.Platform,
            Granule = Number(picture.Granule),
            picture.Failing,
            picture.Notes,
            Axis = AddressAxis.Of(picture).Select(part => new { Start = Hex(part.Start), Size = Number(part.Size) }),
            Steps = picture.Steps.Select(Of),
        },
        Form);

    private static object Of(PictureStep step) => new
    {
        step.Step,
        step.Command,
        step.Resolved,
        step.Idle,
        step.Expected,
        step.Actual,
        step.Message,
        Calls = step.Calls.Select(call => new { call.Expected, call.Actual }),
        step.Memory,
        step.Observed,
        Differences = step.Differences.Select(DocumentDifference.Of),
        Fault = step.HasFault,
        Cause = step.IsCause,
        Changes = step.Changes.Select(change => new
        {
            change.Kind,
            Start = Hex(change.Range.Start),
            Size = Number(change.Range.Size),
            change.Name,
        }),
    };

    private static string Hex(ulong address) => "0x" + address.ToString("x", CultureInfo.InvariantCulture);

    // A number above 2^53 does not survive most readers of JSON.
    private static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
