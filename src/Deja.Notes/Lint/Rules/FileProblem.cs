using System.Buffers;
using Deja.Notes.FrontMatters;

namespace Deja.Notes.Lint.Rules;

/// <summary>What kept a file, or a part of it, from being read as meant: front matter that does not parse, bytes that are not UTF-8, a skipped file.</summary>
internal sealed class FileProblem : ILintRule
{
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    public string Id => "D014";

    public string Name => "file-problem";

    public string Summary => "Front matter that does not parse, or a file that can't be read as it should.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        var fixes = Fixes(context);
        foreach (var problem in context.Note.Problems) yield return Of(problem) with { Fix = fixes.GetValueOrDefault(problem.Line) };
        var front = context.Note.FrontMatter;
        if (front.Date is null && front.Values.GetValueOrDefault("date") is { Text: { Length: > 0 } date } value && !date.Contains("{{", StringComparison.Ordinal))
        {
            yield return context.OnLine(this, value.Line, $"the date '{date}' is not read; write it as 2026-11-23 or 2026-11-23 14:30:00 +0800");
        }

        if (front.Format == FrontMatterFormat.None && IsOpened(context.Note.Source))
        {
            yield return context.OnLine(this, 1, "the front matter opened here is never closed, so it is shown as text; end it with a line '---'");
        }
    }

    /// <summary>The finding for a problem, also of a file that there is no note of.</summary>
    public Finding Of(NoteProblem problem) => new(this, problem.Path, Math.Max(1, problem.Line), 1, problem.Message);

    /// <summary>Quotation marks around values, by line, where they make the whole front matter YAML: the values are then what Deja reads already.</summary>
    private static Dictionary<int, TextEdit> Fixes(LintContext context)
    {
        if (context.Note.Problems.Count == 0 || context.Note.FrontMatter.Format != FrontMatterFormat.Yaml || FrontMatterReader.RangeOf(context.Text) is not { } range) return [];
        var yaml = context.Text.Substring(range.Start, range.Length);
        var values = UnquotedValue.In(yaml);
        if (!values.All(v => v.IsSure) || !UnquotedValue.Suffice(yaml, values)) return [];
        var source = context.Note.Source;
        return values.ToDictionary(v => v.Line, v => new TextEdit(new TextRange(source.StartOf(v.Line), source.Line(v.Line).Length), v.Written));
    }

    /// <summary>Whether <c>---</c> is followed by a key and by no second mark; a page may as well begin with a line across it.</summary>
    private static bool IsOpened(SourceText source)
    {
        if (source.LineCount < 2 || source.Line(1).TrimEnd() is not "---") return false;
        var second = source.Line(2);
        var colon = second.IndexOf(": ");
        if (colon <= 0 || second[..colon].IndexOfAnyExcept(KeyCharacters) >= 0) return false;
        for (var line = 3; line <= source.LineCount; line++)
        {
            if (source.Line(line).TrimEnd() is "---" or "...") return false;
        }

        return true;
    }
}
