namespace Deja.Recall.Tests.Errors;

/// <summary>
/// The measure of the design (bench/Recall) on a small set of other problems: cases.txt, in which each note is followed by logs of it and by logs
/// of other errors that look alike. With a dozen notes, 97% first is all of them.
/// </summary>
public sealed class QualityTests : IDisposable
{
    private static readonly List<(string Kind, string Note, string Text)> Cases = Read();

    private readonly TestNotebook _notes = new();

    public QualityTests()
    {
        foreach (var (_, note, text) in Cases.Where(c => c.Kind == "note")) _notes.With($"{note}.md", text);
    }

    public void Dispose() => _notes.Dispose();

    [Fact]
    public void Every_log_finds_its_note_first() => Assert.Empty(Of("log").Where(c => First(c.Text).Note != c.Note).Select(Told));

    [Fact]
    public void Nine_in_ten_logs_find_their_note_surely()
    {
        var unsure = Of("log").Where(c => First(c.Text) is var first && (first.Note != c.Note || !first.IsSure)).Select(Told).ToList();
        Assert.True(unsure.Count <= 0.08 * Of("log").Count(), string.Join('\n', unsure));
    }

    [Fact]
    public void Other_errors_are_taken_for_noted_ones_in_three_of_a_hundred_at_most() => HasFewFalseAlarms();

    [Fact]
    public void The_same_holds_among_a_thousand_other_notes()
    {
        string[] words = ["server", "user", "password", "lock", "process", "file", "module", "shape", "version", "channel", "loop", "key", "path", "build", "request", "error", "failed", "name", "type", "host"];
        for (var i = 0; i < 1_000; i++)
        {
            var said = string.Join(' ', Enumerable.Range(0, 40).Select(w => words[(i + (w * (1 + (i % 7)))) % words.Length]));
            _notes.With($"more/{i}.md", $"# Notes on {words[i % words.Length]} {i}\n\n{said}.\n");
        }

        Assert.Empty(Of("log").Where(c => First(c.Text).Note != c.Note).Select(Told));
        HasFewFalseAlarms();
    }

    private void HasFewFalseAlarms()
    {
        var alarms = Of("unknown").Where(c => First(c.Text).IsSure).Select(Told).ToList();
        Assert.True(alarms.Count <= 0.03 * Of("unknown").Count(), string.Join('\n', alarms));
    }

    private static IEnumerable<(string Kind, string Note, string Text)> Of(string kind) => Cases.Where(c => c.Kind == kind);

    private (string? Note, bool IsSure) First(string log)
    {
        var result = _notes.Recall(log, limit: 1);
        return (result.Matches.Count == 0 ? null : Path.GetFileNameWithoutExtension(result.Matches[0].Note.Path), result.IsConfident);
    }

    private string Told((string Kind, string Note, string Text) c)
    {
        var matches = _notes.Recall(c.Text, limit: 1).Matches;
        return $"{c.Kind} of {c.Note}: {(matches is [var match] ? $"{match.Note.Path} {match.Score:0.00} because '{match.Because}'" : "nothing")}";
    }

    private static List<(string Kind, string Note, string Text)> Read()
    {
        using var reader = new StreamReader(typeof(QualityTests).Assembly.GetManifestResourceStream("cases.txt")!);
        return [.. reader.ReadToEnd().Split("=== ", StringSplitOptions.RemoveEmptyEntries).Select(part =>
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var words = part[..end].Split(' ');
            return (words[0], words[1], part[(end + 1)..].Trim('\n'));
        })];
    }
}
