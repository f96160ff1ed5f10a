namespace Deja.Cli.Drafts;

/// <summary>Adds to a draft what its user did, and leaves everything else in it as it is.</summary>
internal static class SolvedNote
{
    /// <param name="note">The draft's text as it is now.</param>
    /// <param name="said">What the user says helped; null when nothing is said.</param>
    /// <param name="done">What ran, as Markdown; null when nothing did.</param>
    public static string Add(string note, string? said, string? done)
    {
        var newline = note.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var at = note.IndexOf(NoteTemplate.OpenFix, StringComparison.Ordinal);
        var isOpen = at >= 0 && (at == 0 || note[at - 1] == '\n');
        var fix = said is null ? null : $"Fix: {said.Trim()}";
        if (isOpen)
        {
            // The answer takes the place that was kept for it, and what ran stands below it.
            var parts = new[] { fix ?? "Fix: see what ran since.", done?.TrimEnd('\n') }.OfType<string>();
            return note[..at] + string.Join("\n\n", parts).Replace("\n", newline, StringComparison.Ordinal) + note[(at + NoteTemplate.OpenFix.Length)..];
        }

        var added = string.Join("\n\n", new[] { fix, done?.TrimEnd('\n') }.OfType<string>()).Replace("\n", newline, StringComparison.Ordinal);
        return $"{note.TrimEnd('\n', '\r')}{newline}{newline}{added}{newline}";
    }
}
