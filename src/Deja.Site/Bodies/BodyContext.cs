using Deja.Notes;
using Deja.Notes.Records;
using Deja.Site.Addresses;
using Deja.Site.Catalogue;
using Deja.Site.Formulas;
using Deja.Site.Links;
using Deja.Site.Runs;
using Deja.Site.Words;
using Markdig.Syntax;
using Block = Deja.Notes.Blocks.Block;

namespace Deja.Site.Bodies;

/// <summary>What the renderers of a body share while one note is rendered.</summary>
internal sealed class BodyContext
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly List<SiteProblem> _problems = [];
    private readonly Dictionary<AskedLink, FoundLink> _asked = [];

    public required Note Note { get; init; }

    public required SiteNote Entry { get; init; }

    public required RelativeLinks Links { get; init; }

    public required LinkMap Map { get; init; }

    public required CheckRecords Records { get; init; }

    /// <summary>What the last check of one of its blocks kept, by the block's id; null where nothing.</summary>
    public required Func<string, LastOutput?> Output { get; init; }

    public required SiteWords Words { get; init; }

    /// <inheritdoc cref="BodyRenderer.IsKramdown"/>
    public required bool IsKramdown { get; init; }

    public required SiteFiles Disk { get; init; }

    /// <summary>The blocks by where their fence begins in the body, with their ids; expectations among them without one.</summary>
    public required IReadOnlyDictionary<int, (Block Block, string? Id)> Blocks { get; init; }

    /// <summary>The blocks that can be run from the page, by id; null where none is.</summary>
    public required IReadOnlyDictionary<string, RunnableBlock>? Runnable { get; init; }

    public List<BodyHeading> Headings { get; } = [];

    public IReadOnlyCollection<string> Files => _files;

    public IReadOnlyCollection<AskedLink> Asked => _asked.Keys;

    /// <summary>Where they lead, in the same order.</summary>
    public IReadOnlyCollection<FoundLink> Found => _asked.Values;

    /// <summary>Whether all of them are steady, see <see cref="LinkMap.IsSteady"/>.</summary>
    public bool IsSteady => _asked.All(a => Map.IsSteady(a.Key, a.Value));

    public IReadOnlyList<SiteProblem> Problems => _problems;

    public bool HasMath { get; set; }

    /// <summary>The numbers of its formulas.</summary>
    public FormulaLabels Labels => field ??= new FormulaLabels(Note.Body);

    /// <summary>Whether raw HTML opened or closed an element.</summary>
    public bool HasRawElements { get; set; }

    /// <summary>Where a link leads, as it is to be written; a file that it needs is remembered, a missing one told.</summary>
    /// <param name="target">As the note has it.</param>
    /// <param name="isPicture">Whether it is shown.</param>
    /// <param name="isNamed">Whether it is a wikilink.</param>
    /// <param name="at">The element that has it.</param>
    /// <param name="file">The file that it leads to, from the notebook's root; null where it is none.</param>
    /// <returns>The address; null when there is nothing there.</returns>
    public string? Resolve(string target, bool isPicture, bool isNamed, MarkdownObject at, out string? file)
    {
        var asked = new AskedLink(target, isPicture, isNamed);
        if (!_asked.TryGetValue(asked, out var found)) _asked.Add(asked, found = Map.Find(Entry, asked));
        file = found.Kind == LinkKind.File ? found.File : null;
        switch (found.Kind)
        {
            case LinkKind.File:
                _files.Add(found.File!);
                return Links.To(found.Address) + found.Tail;
            case LinkKind.Note:
                return (found.Address == Entry.Address && found.Tail.Length > 0 ? string.Empty : Links.To(found.Address)) + found.Tail;
            case LinkKind.Missing when isNamed && !Disk.LinksByName:
                return null;
            case LinkKind.Missing:
                Tell(at, found.File is not null ? $"'{Shown(target)}' has no page to link to: it is left out" : isPicture ? $"there is no picture '{Shown(target)}'" : $"there is no '{Shown(target)}' to link to");
                return isNamed ? null : target;
            default:
                return found.Address.StartsWith('/') && !found.Address.StartsWith("//", StringComparison.Ordinal) ? Links.Root + found.Address[1..] : found.Address;
        }
    }

    /// <summary>The address of a file that the page shows.</summary>
    /// <param name="file">From the notebook's root.</param>
    public string FileAddress(string file)
    {
        _files.Add(file);
        return Links.To(SiteFiles.AddressOf(file));
    }

    /// <summary>A target as it is told: a long one is cut.</summary>
    public static string Shown(string target) => target.Length <= 100 ? target : target[..100] + "…";

    /// <summary>Remembers what is wrong at an element.</summary>
    public void Tell(MarkdownObject at, string message) => _problems.Add(new SiteProblem(Entry.Path, Note.Source.LineAt(Math.Clamp(at.Span.Start + Note.BodyStart, 0, Note.Source.Text.Length)), message));
}
