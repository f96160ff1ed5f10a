using System.Globalization;
using System.Text;
using Deja.Notes.Folders;

namespace Deja.Notes.Dates;

/// <summary>When git first and last had a commit about each note, by the authors' dates. A note that was renamed begins anew.</summary>
internal sealed class GitHistory
{
    // No path begins so: a commit's line is told from the names below it.
    private const string CommitMark = "//";

    private readonly Dictionary<string, (DateTimeOffset? First, DateTimeOffset? Last)> _times = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cut = new(StringComparer.Ordinal);

    private GitHistory(string? problem = null) => Problem = problem;

    /// <summary>Why there is no history; null when there is one, and where there is no repository.</summary>
    public string? Problem { get; }

    public DateTimeOffset? FirstOf(string path) => _cut.Contains(path) ? null : _times.GetValueOrDefault(path).First;

    public DateTimeOffset? LastOf(string path) => _times.GetValueOrDefault(path).Last;

    /// <summary>Reads the history of all notes below a folder, by one walk through the commits.</summary>
    public static GitHistory Read(string folder, TimeSpan limit)
    {
        if (!IsInRepository(folder)) return new GitHistory();
        var git = new GitProcess(folder, limit);
        var isShallow = false;
        if (!git.Run(["rev-parse", "--is-shallow-repository"], output => isShallow = output.ReadToEnd().StartsWith("true", StringComparison.Ordinal))) return new GitHistory(git.Problem);
        var history = new GitHistory();
        return git.Run(
            ["log", "-z", "--root", "--no-renames", "--name-only", "--no-ext-diff", "--no-textconv", "--ignore-submodules", "--diff-filter=AMT", "--date=raw", $"--format={CommitMark}%ad|%P", "--relative", "--", "."],
            output => history.Take(output, isShallow)) ? history : new GitHistory(git.Problem);
    }

    private static bool IsInRepository(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git"))) return true;
        }

        return false;
    }

    /// <summary>Takes git's answer: a commit, then the names of its files, all ended by zero bytes.</summary>
    private void Take(TextReader output, bool isShallow)
    {
        DateTimeOffset? date = null;
        var isCut = false;
        foreach (var part in Parts(output))
        {
            if (part.StartsWith(CommitMark, StringComparison.Ordinal))
            {
                var bar = part.IndexOf('|', StringComparison.Ordinal);
                date = DateOf(part[CommitMark.Length..bar]);

                // A shallow clone's oldest commits seem to have added whatever was there.
                isCut = isShallow && bar == part.Length - 1;
            }
            else if (FolderRules.IsNote(Path.GetFileName(part.AsSpan())))
            {
                if (isCut) _cut.Add(part);
                else if (date is { } known) Take(part, known);
            }
        }
    }

    private void Take(string path, DateTimeOffset date)
    {
        var (first, last) = _times.GetValueOrDefault(path);
        _times[path] = (first < date ? first : date, last > date ? last : date);
    }

    private static IEnumerable<string> Parts(TextReader output)
    {
        var part = new StringBuilder();
        for (int c; (c = output.Read()) >= 0;)
        {
            if (c != 0)
            {
                part.Append((char)c);
                continue;
            }

            // Git puts a line end between a commit and its first name.
            yield return part.ToString().TrimStart('\n');
            part.Clear();
        }
    }

    /// <param name="raw">Seconds and zone: <c>1577905445 +0800</c>.</param>
    private static DateTimeOffset? DateOf(string raw)
    {
        var space = raw.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !long.TryParse(raw.AsSpan(0, space), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)) return null;
        _ = int.TryParse(raw.AsSpan(space), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var zone);
        var offset = TimeSpan.FromMinutes(zone / 100 * 60 + zone % 100);
        try
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(offset.Duration() <= TimeSpan.FromHours(14) ? offset : TimeSpan.Zero);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A commit may claim any year.
            return null;
        }
    }
}
