using System.Net;
using System.Text;
using System.Xml.Linq;
using Verify.Display;

namespace Verify.Reporting;

/// <summary>The forms of the report.</summary>
internal static class ReportText
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #c9d0d8; --good: #1a7f37; --bad: #b3261e; --faint: #68727d; }
        @media (prefers-color-scheme: dark) {
          :root { --line: #3a424c; --good: #57c878; --bad: #ff8a80; --faint: #98a2ad; } }
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; display: block; overflow-x: auto; }
        th, td { border: 1px solid var(--line); padding: .2rem .6rem; text-align: left; }
        td { font-variant-numeric: tabular-nums; }
        .good { color: var(--good); } .bad { color: var(--bad); } .faint, code { color: var(--faint); }
        figure { margin: 1rem 0; overflow-x: auto; } figure svg { background: #fff; max-width: 100%; height: auto; }
        pre { overflow-x: auto; border-left: 3px solid var(--bad); padding-left: .8rem; }
        """;

    /// <summary>The verdict in a word.</summary>
    public static string Verdict(Section section) => section.Holds switch
    {
        true => "held",
        false => "FAILED",
        null => "-",
    };

    /// <summary>One page that needs nothing else.</summary>
    public static string Html(IReadOnlyList<Section> sections)
    {
        var text = new StringBuilder();
        text.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" ")
            .Append("content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Append($"<title>Verification report</title><style>{Style}</style></head><body>\n")
            .Append("<h1>Verification report</h1>\n<p class=\"faint\">Made by verify ")
            .Append(Encoded($"{ToolVersion.OfThis.Version}, commit {ToolVersion.OfThis.Commit ?? "unknown"}."))
            .Append("</p>\n");
        Table(text, ["part", "verdict", "when"], sections.Select(it => (string[])[it.Title, Verdict(it), it.When]));
        foreach (var section in sections)
            Html(text, section);
        return text.Append("</body></html>\n").ToString();
    }

    /// <summary>The same in Markdown, without pictures.</summary>
    public static string Markdown(IReadOnlyList<Section> sections)
    {
        var text = new StringBuilder("# Verification report\n\n| part | verdict | when |\n| --- | --- | --- |\n");
        foreach (var section in sections)
            text.Append($"| {section.Title} | {Verdict(section)} | {Cell(section.When)} |\n");
        foreach (var section in sections)
        {
            text.Append($"\n## {section.Title}\n\n{section.When} `{section.Command}`\n");
            if (section.Rows.Count > 0)
            {
                text.Append($"\n| {string.Join(" | ", section.Columns)} |\n")
                    .Append($"|{string.Concat(section.Columns.Select(_ => " --- |"))}\n");
                foreach (var row in section.Rows)
                    text.Append($"| {string.Join(" | ", row.Select(Cell))} |\n");
            }

            foreach (var line in section.Lines)
                text.Append($"\n- {line.Trim()}");
            foreach (var (name, failure) in section.Failures)
                text.Append($"\n### {name}\n\n```\n{failure.TrimEnd()}\n```\n");
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A test case for each part that ran; a failure for each thing that failed.</summary>
    public static XDocument JUnit(IReadOnlyList<Section> sections)
    {
        var ran = sections.Where(section => section.Holds is not null).ToList();
        return new XDocument(new XElement(
            "testsuites",
            new XElement(
                "testsuite",
                new XAttribute("name", "verify report"),
                new XAttribute("tests", ran.Count),
                new XAttribute("failures", ran.Count(section => section.Holds == false)),
                ran.Select(section => new XElement(
                    "testcase",
                    new XAttribute("classname", "verify.report"),
                    new XAttribute("name", section.Title),
                    section.Holds == false
                        ? new XElement(
                            "failure",
                            new XAttribute("message", $"{section.Title} failed"),
                            OneLine.Of(string.Join("; ", section.Failures.Select(failure => failure.Name))))
                        : null)))));
    }

    private static void Html(StringBuilder text, Section section)
    {
        text.Append($"<h2>{Encoded(section.Title)}</h2>\n<p>{Encoded(section.When)} ")
            .Append($"<code>{Encoded(section.Command)}</code></p>\n");
        if (section.Rows.Count > 0)
            Table(text, section.Columns, section.Rows);
        if (section.Lines.Count > 0)
            text.Append($"<ul>{string.Concat(section.Lines.Select(line => $"<li>{Encoded(line)}</li>"))}</ul>\n");
        foreach (var (caption, svg) in section.Pictures)
            text.Append($"<figure>{svg}<figcaption>{Encoded(caption)}</figcaption></figure>\n");
        foreach (var (name, failure) in section.Failures)
            text.Append($"<h3 class=\"bad\">{Encoded(name)}</h3>\n<pre>{Encoded(failure)}</pre>\n");
    }

    private static void Table(StringBuilder text, IEnumerable<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append($"<table><tr>{string.Concat(columns.Select(column => $"<th>{Encoded(column)}</th>"))}</tr>\n");
        foreach (var row in rows)
            text.Append($"<tr>{string.Concat(row.Select(cell => $"<td{ClassOf(cell)}>{Encoded(cell)}</td>"))}</tr>\n");
        text.Append("</table>\n");
    }

    private static string ClassOf(string cell) => cell switch
    {
        "held" => " class=\"good\"",
        "FAILED" => " class=\"bad\"",
        _ => string.Empty,
    };

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
