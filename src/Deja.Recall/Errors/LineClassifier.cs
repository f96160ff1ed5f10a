using System.Text.RegularExpressions;

namespace Deja.Recall.Errors;

/// <summary>Tells the part that each line of a log plays, in order: the line after a Python frame is the source it shows.</summary>
internal sealed partial class LineClassifier
{
    private bool _isUnderFrame;

    public LineKind Next(string line)
    {
        var isSource = _isUnderFrame && line.StartsWith("    ", StringComparison.Ordinal);
        _isUnderFrame = PythonFrame().IsMatch(line);
        if (_isUnderFrame || isSource || Frame().IsMatch(line)) return LineKind.Frame;
        return KindOf(line);
    }

    /// <summary>The kind of a line that stands by itself, as in a note.</summary>
    public static LineKind KindOf(string line)
    {
        if (Aftermath().IsMatch(line)) return LineKind.Aftermath;
        return ErrorCode.In(line) is not null || ErrorType.In(line) is not null || ErrorWords().IsMatch(line) ? LineKind.Error : LineKind.Plain;
    }

    /// <summary>Whether a line calls itself an error.</summary>
    public static bool IsSpelledOut(string line) => SpelledOut().IsMatch(line);

    /// <summary>
    /// Whether a line is the message of an error, and not prose or a list that speaks of one: it names a type or a code, begins with what went wrong
    /// (<c>Cannot connect …</c>, <c>You must …</c>), or has it beside a colon (<c>gzip: stdout: No space left</c>).
    /// </summary>
    public static bool IsMessage(string line)
    {
        if (KindOf(line) != LineKind.Error) return false;
        if (ErrorCode.In(line) is not null || ErrorType.In(line) is not null || line.Contains(": ", StringComparison.Ordinal)) return true;
        var before = string.Concat(line[..ErrorWords().Match(line).Index].Where(c => c == ' ' || char.IsLetterOrDigit(c))).Trim();
        return before.Length == 0 || (char.IsUpper(before[0]) && !before.Contains(' ', StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(?:error|fatal|panic|denied|cannot|can not)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpelledOut();

    [GeneratedRegex(@"^\s*File "".*"", line \d+")]
    private static partial Regex PythonFrame();

    [GeneratedRegex(@"^\s*(?:at \S+.*|from \S+:\d+:in .*|\d+: +0x[0-9a-f]+.*|\S+\.go:\d+(?: \+0x[0-9a-f]+)?|goroutine \d+ .*|\.\.\. \d+ more)$")]
    private static partial Regex Frame();

    // Each says only that something before it failed, whatever that was.
    [GeneratedRegex(@"
        returned\ (?:a\ )?(?:non-zero|\d+\ exit\ status|exit\ (?:code|status))|exit(?:ed)?\ (?:with\ )?(?:code|status)[:\ ]*\d+|exit\ (?:code|status):?\ \d+
        |aborting\ due\ to|^make(?:\[\d+\])?:|\bjob\ failed\b|failed\ to\ push\ some\ refs|build\ failed\b|compilation\ terminated|could\ not\ compile
        |complete\ log\ of\ this\ run|^traceback\ \(most\ recent|direct\ cause\ of\ the\ following|during\ handling\ of\ the\ above|ELIFECYCLE
        |command\ failed|process\ completed\ with|for\ more\ information\ about\ this\ error|^\s*\d+\ (?:errors?|problems?|warnings?)\b|\bcompiled\ with\ \d+\ error|(?:generated|emitted)\.?$
        ", RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Aftermath();

    [GeneratedRegex(@"
        \b(?:error|fatal|failed|failure|fails|panic|panicked|exception|cannot|can't|can\ not|could\ not|couldn't|unable|denied|refused|rejected|invalid|illegal|missing|undefined
        |unresolved|unsupported|unexpected|unknown|not\ (?:found|supported|allowed|permitted|available|defined|recognized|running)|no\ such|no\ space|already|aborted|abort|killed|segmentation
        |overflow|exceeded|timed\ out|timeout|mismatch|multiple\ definition|does\ not|doesn't|must|conflict|corrupt|violat\w*|deadlock|expired|untrusted|must\ be)\b|^!\ |报错|错误|失败|无法
        ", RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ErrorWords();
}
