using System.Globalization;
using System.Xml.Linq;
using Lockstep.Pictures;
using Lockstep.Safety;

namespace Verify.Showing;

/// <summary>The steps around one as an SVG for a document: black on white, readable without colour.</summary>
internal sealed class PictureSvg
{
    private const int Before = 10;
    private const int After = 3;
    private const int Row = 20;
    private const int Head = 40;
    private const int Left = 330;
    private const int Width = 600;
    private const int Gap = 6;
    private const int MarkWidth = 8;
    private const int MostMarks = 4;
    private const int LongestLabel = 48;
    private const string Wrong = "#b3261e";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly Picture _picture;
    private readonly IReadOnlyList<ByteRange> _axis;
    private readonly double[] _edges;

    private PictureSvg(Picture picture)
    {
        _picture = picture;
        _axis = AddressAxis.Of(picture);
        _edges = new double[_axis.Count + 1];
        for (var part = 0; part < _axis.Count; part++)
            _edges[part + 1] = _edges[part] + 1 + Math.Max(0, Math.Log2(_axis[part].Size / 4096.0));
    }

    /// <summary>The SVG.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="step">The index of the step in the middle, from 0.</param>
    public static string Of(Picture picture, int step) => new PictureSvg(picture).Draw(step).ToString();

    private XElement Draw(int step)
    {
        var (first, last) = (Math.Max(0, step - Before), Math.Min(_picture.Steps.Count - 1, step + After));
        var height = Head + ((last - first + 1) * Row);
        var state = new PictureState();
        var rows = new List<XElement>();
        for (var index = 0; index <= last; index++)
        {
            state.Apply(_picture.Steps[index]);
            if (index >= first)
                rows.AddRange(DrawRow(_picture.Steps[index], state, Head + ((index - first) * Row), index == step));
        }

        return new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Left + Width + 10} {height}"),
            new XAttribute("font-family", "monospace"),
            new XAttribute("font-size", "11"),
            new XElement(Svg + "title", $"{_picture.Name}: steps {_picture.Steps[first].Step} to "
                + $"{_picture.Steps[last].Step}"),
            Patterns(),
            Box(0, 0, Left + Width + 10, height, "white", "none"),
            _axis.Select((part, index) => Text(EdgeOf(index), 16, $"0x{part.Start:x}", "#555")),
            rows);
    }

    private IEnumerable<XElement> DrawRow(PictureStep step, PictureState state, int top, bool isChosen)
    {
        var isFailing = step.Step == _picture.Failing;
        if (isChosen)
            yield return Box(0, top, Left + Width + 10, Row, "#fff3c4", "none");
        var label = $"{(isFailing ? '\u25b6' : step.HasFault ? '!' : ' ')}{step.Step} {step.Command}";
        if (label.Length > LongestLabel)
            label = label[..(LongestLabel - 1)] + "\u2026";
        yield return Text(4, top + 14, label, isFailing ? Wrong : "black");
        for (var part = 0; part < _axis.Count; part++)
            yield return Box(EdgeOf(part), top + 3, EdgeOf(part + 1) - Gap - EdgeOf(part), Row - 6, "none", "#ccc");
        foreach (var (range, kind) in state.Seen)
        {
            var pattern = kind == ChangeKind.Refused ? "hatch" : "dots";
            yield return Bar(range, top + 3, Row - 6, $"url(#{pattern})", "#555");
        }

        foreach (var (range, kind) in state.Live)
        {
            var fill = kind == ChangeKind.Allocated ? "#22557f" : "white";
            yield return Bar(range, top + 6, Row - 12, fill, "#22557f");
        }

        foreach (var mark in MarksOf(step, top))
            yield return mark;
    }

    // Up to four marks that would lie on each other stand side by side: a step may share a thousand granules.
    private IEnumerable<XElement> MarksOf(PictureStep step, int top)
    {
        var taken = new HashSet<int>();
        foreach (var (kind, range, _) in step.Changes)
        {
            if (MarkOf(kind) is not { } mark)
                continue;
            var left = XOf(range.Start) + 1;
            if (Enumerable.Range((int)left / MarkWidth, MostMarks).FirstOrDefault(taken.Add) is not (> 0 and var slot))
                continue;
            left += MarkWidth * (slot - ((int)left / MarkWidth));
            var colour = kind is ChangeKind.HostWritten or ChangeKind.Differs ? Wrong : "black";
            yield return Text(left, top + 14, mark, colour);
        }
    }

    private static string? MarkOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Shared or ChangeKind.Static or ChangeKind.Added or ChangeKind.Mapped => "+",
        ChangeKind.Unshared or ChangeKind.Unmapped => "\u2212",
        ChangeKind.NotShared or ChangeKind.Refused => "!",
        ChangeKind.Allocated or ChangeKind.HeapAllocated => "A",
        ChangeKind.Freed => "F",
        ChangeKind.HostWritten => "H",
        ChangeKind.Differs => "x",
        _ => null,
    };

    private double EdgeOf(int part) => Left + (Width * _edges[part] / _edges[^1]);

    private double XOf(ulong address)
    {
        for (var part = 0; part < _axis.Count; part++)
        {
            if (address - _axis[part].Start <= _axis[part].Size)
            {
                var width = EdgeOf(part + 1) - Gap - EdgeOf(part);
                return EdgeOf(part) + (width * (address - _axis[part].Start) / _axis[part].Size);
            }
        }

        return Left;
    }

    private XElement Bar(ByteRange range, double top, double height, string fill, string stroke)
    {
        var (from, to) = (XOf(range.Start), XOf(range.Start + (range.Size - 1)));
        return Box(from, top, Math.Max(2, to - from), height, fill, stroke);
    }

    private static XElement Box(double left, double top, double width, double height, string fill, string stroke) =>
        new(
            Svg + "rect",
            new XAttribute("x", Number(left)),
            new XAttribute("y", Number(top)),
            new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)),
            new XAttribute("fill", fill),
            new XAttribute("stroke", stroke));

    private static XElement Text(double left, double top, string text, string fill) => new(
        Svg + "text",
        new XAttribute("x", Number(left)),
        new XAttribute("y", Number(top)),
        new XAttribute("fill", fill),
        text);

    private static XElement Patterns() => new(
        Svg + "defs",
        Pattern("dots", new XElement(
            Svg + "circle", new XAttribute("cx", 3), new XAttribute("cy", 3), new XAttribute("r", "0.8"))),
        Pattern("hatch", new XElement(
            Svg + "path", new XAttribute("d", "M0 6 6 0"), new XAttribute("stroke", "black"))));

    private static XElement Pattern(string id, XElement tile) => new(
        Svg + "pattern",
        new XAttribute("id", id),
        new XAttribute("width", 6),
        new XAttribute("height", 6),
        new XAttribute("patternUnits", "userSpaceOnUse"),
        tile);

    private static string Number(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
