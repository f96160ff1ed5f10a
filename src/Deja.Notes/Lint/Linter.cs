using Deja.Notes.Folders;

namespace Deja.Notes.Lint;

/// <summary>
/// Names what in a notebook is broken or shows differently elsewhere. The notebook is walked once, when the linter is made; each note is then read,
/// run past every rule of <see cref="LintRules.All"/>, and let go. <see cref="Fix(IReadOnlyCollection{string}?)"/> puts right what can be put right without its author.
/// </summary>
public sealed partial class Linter
{
    private readonly Notebook _notebook;

    /// <summary>Walks the notebook; no note is read yet.</summary>
    public Linter(Notebook notebook)
    {
        _notebook = notebook;
        Folder = new LintFolder(notebook, notebook.Scan());
    }

    /// <summary>What is known of the notebook as a whole.</summary>
    public LintFolder Folder { get; }

    /// <summary>Whether a path is a note, a folder with notes in it, or a file that was passed over; the root itself is <c>.</c> or empty.</summary>
    public bool Has(string path) => Chosen([path]).Any();

    /// <summary>The findings of every note, by path, line and column. Given as they are made: a large notebook's first ones need not wait for its last.</summary>
    /// <param name="paths">Notes or folders from the root, with <c>/</c>; null for the whole notebook.</param>
    public IEnumerable<Finding> Check(IReadOnlyCollection<string>? paths = null)
    {
        foreach (var (path, skipped) in Chosen(paths))
        {
            if (skipped is not null) yield return LintRules.File.Of(skipped);
            else foreach (var finding in CheckOne(path)) yield return finding;
        }
    }

    /// <summary>The findings of one text, as if it were the note at this path.</summary>
    public IReadOnlyList<Finding> Check(Note note)
    {
        Folder.Remember(note);
        var context = new LintContext(note, Folder);
        var silenced = Silenced.Of(context);
        return [.. LintRules.All.Where(r => !silenced.Holds(r))
            .SelectMany(r => r.Check(context))
            .OrderBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Rule.Id, StringComparer.Ordinal)];
    }

    private IReadOnlyList<Finding> CheckOne(string path)
    {
        var note = Folder.Take(path, out var problem);
        if (note is not null) return Check(note);
        return problem is null ? [] : [LintRules.File.Of(problem)];
    }

    private IEnumerable<(string Path, NoteProblem? Skipped)> Chosen(IReadOnlyCollection<string>? paths)
    {
        var all = Folder.Notes.Select(p => (Path: p, Skipped: (NoteProblem?)null))
            .Concat(Folder.Skipped.Select(s => (s.Path, (NoteProblem?)s)))
            .OrderBy(f => f.Path, StringComparer.Ordinal);
        return paths is null ? all : all.Where(f => ChosenPaths.Hold(f.Path, paths));
    }
}
