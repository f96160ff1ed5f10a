using System.Globalization;
using System.Text;
using System.Xml;
using Deja.Host.Files;
using Deja.Notes;
using Deja.Run.Checks;

namespace Deja.Cli.Checks;

/// <summary>A check as JUnit XML, which CI systems read: a suite a note, a case a block.</summary>
internal static class JUnitFile
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = true };

    public static void Write(string path, IReadOnlyList<(Notebook Notebook, BlockCheck Check)> checks)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("testsuites");
            Count(xml, [.. checks.Select(c => c.Check)]);
            foreach (var note in checks.GroupBy(c => (c.Notebook.Root, c.Check.Note)))
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", Clean(note.Key.Note));
                Count(xml, [.. note.Select(c => c.Check)]);
                foreach (var (_, check) in note) Write(xml, check);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        WholeFile.Replace(path, bytes.ToArray());
    }

    private static void Count(XmlWriter xml, List<BlockCheck> checks)
    {
        xml.WriteAttributeString("tests", Text(checks.Count));
        xml.WriteAttributeString("failures", Text(checks.Count(c => c.IsWrong)));
        xml.WriteAttributeString("skipped", Text(checks.Count(c => c.Outcome == CheckOutcome.NotRun)));
        xml.WriteAttributeString("time", Seconds(TimeSpan.FromTicks(checks.Sum(c => c.Time.Ticks))));
    }

    private static void Write(XmlWriter xml, BlockCheck check)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", Clean(check.Block.Id));
        xml.WriteAttributeString("classname", Clean(check.Note));
        xml.WriteAttributeString("file", Clean(check.Note));
        xml.WriteAttributeString("line", Text(check.Line));
        xml.WriteAttributeString("time", Seconds(check.Time));
        if (check.IsWrong || check.Outcome == CheckOutcome.NotRun)
        {
            xml.WriteStartElement(check.IsWrong ? "failure" : "skipped");
            xml.WriteAttributeString("message", Clean(check.Reason ?? CheckLine.Word(check)));
            if (check.IsWrong) xml.WriteString(Clean(string.Join('\n', check.Details.Concat(check.WhyRotted))));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML has no way to write most control characters.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value is < 0x20 and not ('\t' or '\n') or 0xFFFE or 0xFFFF ? "\uFFFD" : r.ToString()));
}
