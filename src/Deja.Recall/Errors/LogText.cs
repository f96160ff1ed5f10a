using System.Buffers;
using System.Text.RegularExpressions;

namespace Deja.Recall.Errors;

/// <summary>Cleans a raw log: colours and overwritten text go, as does what CI, syslog, Compose and BuildKit put before each line.</summary>
internal static partial class LogText
{
    private const int MaxLines = 600;
    private const int MaxLineLength = 600;

    /// <summary>Prefixes may stand before prefixes: a time by the CI before one by the program.</summary>
    private const int MaxPrefixes = 4;

    private static readonly SearchValues<char> Marks = SearchValues.Create(" \t^~|-=*");

    private static readonly Regex[] Prefixes = [IsoTime(), Syslog(), BuildKit(), Compose(), Klog(), ClockTime()];

    /// <summary>The lines that say something, in order and each once; of a very long log the first and the last ones.</summary>
    public static List<LogLine> Lines(string log)
    {
        var lines = new List<LogLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var classifier = new LineClassifier();
        foreach (var raw in Bounded(log))
        {
            var text = Clean(raw);
            var kind = classifier.Next(text);
            if (!text.AsSpan().ContainsAnyExcept(Marks) || !seen.Add(Numbers().Replace(text, "0"))) continue;
            lines.Add(new LogLine(text, kind));
        }

        return lines;
    }

    /// <summary>Of a log of very many lines only those that count are cut out of it.</summary>
    private static IEnumerable<string> Bounded(string log)
    {
        var head = FirstBreak(log, MaxLines / 3);
        var tail = LastBreak(log, MaxLines - (MaxLines / 3));
        return head < 0 || tail <= head ? log.Split('\n') : log[..head].Split('\n').Concat(log[(tail + 1)..].Split('\n'));
    }

    /// <summary>Where the line break behind so many lines is; -1 when there are fewer.</summary>
    private static int FirstBreak(string log, int lines)
    {
        var at = -1;
        do at = log.IndexOf('\n', at + 1);
        while (at >= 0 && --lines > 0);
        return at;
    }

    /// <summary>Where the line break before so many last lines is; -1 when there are fewer.</summary>
    private static int LastBreak(string log, int lines)
    {
        var at = log.Length;
        do at = at == 0 ? -1 : log.LastIndexOf('\n', at - 1);
        while (at >= 0 && --lines > 0);
        return at;
    }

    private static string Clean(string raw)
    {
        var text = raw.Length > 4 * MaxLineLength ? raw[..(4 * MaxLineLength)] : raw;
        if (text.Contains('\u001b', StringComparison.Ordinal)) text = Escapes().Replace(text, string.Empty);

        // What a progress bar wrote before the last carriage return was never left on the screen.
        text = text.TrimEnd();
        var shown = text.LastIndexOf('\r');
        if (shown >= 0) text = text[(shown + 1)..];
        for (var i = 0; i < MaxPrefixes; i++)
        {
            var shorter = Prefixes.Aggregate(text, (t, prefix) => prefix.Replace(t, string.Empty, 1));
            if (shorter.Length == text.Length) break;
            text = shorter;
        }

        if (Logfmt().Match(text) is { Success: true } logfmt) text = logfmt.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal);
        return text.Length > MaxLineLength ? text[..MaxLineLength] : text;
    }

    [GeneratedRegex(@"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    // GitLab writes which stream it was behind the time: 00O, 01E, with + where a line goes on.
    [GeneratedRegex(@"^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?(?: [0-9a-f]{2}[OE][ +]| |$)")]
    private static partial Regex IsoTime();

    [GeneratedRegex(@"^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+ \d\d:\d\d:\d\d \S+ [^\s:\[]+(?:\[\d+\])?: ?")]
    private static partial Regex Syslog();

    [GeneratedRegex(@"^#\d+ (?:\d+\.\d+ ?)?")]
    private static partial Regex BuildKit();

    [GeneratedRegex(@"^[A-Za-z][\w.-]*\s+\| ?")]
    private static partial Regex Compose();

    [GeneratedRegex(@"^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+\s+\d+ \S+:\d+\] ")]
    private static partial Regex Klog();

    [GeneratedRegex(@"^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]? ")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"^time=""?[^ ]+""? level=\w+ msg=""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Logfmt();
}
