using System.Globalization;
using Deja.Cli.Output;
using Deja.Host.Logs;
using Deja.Host.Tools;
using Deja.Notes.Blocks;
using Deja.Recall.Errors;

namespace Deja.Cli.Drafts;

/// <summary>The text of new notes.</summary>
internal static class NoteTemplate
{
    /// <summary>Stands in for what the user does not know yet; <c>deja solved -m</c> puts the answer in its place.</summary>
    public const string OpenFix = "Fix: not known yet.";

    private const int LongestTitle = 100;

    /// <summary>A note that its user fills in.</summary>
    public static string Empty(string title) => Front(title) + """

        What happened, or what this is about.

        Cause: 

        Fix: 

        Source: 

        """;

    /// <summary>A note about a failure, with all that is known of it.</summary>
    /// <param name="run">What failed.</param>
    /// <param name="excerpt">What of its output says so.</param>
    public static string FromFailure(RunRecord run, ErrorExcerpt excerpt)
    {
        IReadOnlyList<string> command = [run.Command, .. run.Arguments];
        var typed = Typed(command);
        var facts = new List<string> { $"- Command: {Code(typed)}", $"- Ended with: {(run.Signal is null ? string.Create(CultureInfo.InvariantCulture, $"exit code {run.ExitCode}") : run.Signal)}", $"- Folder: {Code(Places.FromHome(run.Folder))}", $"- System: {SystemName.Told}" };
        facts.AddRange(ToolVersions.Of(command).Select(v => $"- Version: {v}"));
        facts.Add($"- When: {run.Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}");
        var text = string.Join('\n', excerpt.Lines);
        return Front(TitleOf(run, excerpt)) + $"""

            {Fenced("text", text.Length > 0 ? text : "(it printed nothing)")}

            {string.Join('\n', facts)}

            Cause: not known yet.

            {OpenFix}

            It is mended when this runs again:

            {Directive.Write(("name", "again"), ("run", "ask"), ("cwd", run.Folder))}
            {Fenced("sh", typed)}

            """;
    }

    /// <summary>What was done, as commands that ran and succeeded; a folder that changes is told.</summary>
    public static string Done(IReadOnlyList<RunRecord> runs, DateTimeOffset when)
    {
        var lines = new List<string>();
        var folder = string.Empty;
        foreach (var run in runs)
        {
            if (run.Folder != folder && run.Folder.Length > 0) lines.Add($"cd {Places.Quoted(run.Folder)}");
            folder = run.Folder;
            lines.Add(Typed([run.Command, .. run.Arguments]));
        }

        return $"What ran since, without an error ({when.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}):\n\n{Fenced("sh", string.Join('\n', lines))}\n";
    }

    /// <summary>A command as a shell takes it.</summary>
    public static string Typed(IEnumerable<string> command) => string.Join(' ', command.Select(Places.Quoted));

    private static string Front(string title) => $"""
        ---
        title: {Yaml(title)}
        date: {DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}
        tags: []
        ---

        """;

    private static string TitleOf(RunRecord run, ErrorExcerpt excerpt)
    {
        var title = excerpt.Headline.Length > 0 ? excerpt.Headline : $"{run.Command} fails";
        return title.Length <= LongestTitle ? title : title[..LongestTitle].TrimEnd() + "…";
    }

    // Double quotes take any text (YAML 1.2.2, 7.3.1).
    private static string Yaml(string text) => $"\"{string.Concat(text.Where(c => !char.IsControl(c))).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Fenced(string language, string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal)) fence += "`";
        return $"{fence}{language}\n{text}\n{fence}";
    }

    private static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";
}
