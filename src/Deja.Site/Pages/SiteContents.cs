using Deja.Notes.Records;
using Deja.Site.Catalogue;
using Deja.Site.Settings;
using Deja.Site.Words;

namespace Deja.Site.Pages;

/// <summary>What pages are made of.</summary>
internal sealed record SiteContents
{
    public required SiteSettings Settings { get; init; }

    /// <summary>Every note that has a page, by path.</summary>
    public required IReadOnlyList<SiteNote> Notes { get; init; }

    public required CheckRecords Records { get; init; }

    /// <summary>Renders a note's body for a page at an address.</summary>
    public required Func<SiteNote, string, Bodies.NoteBody?> Body { get; init; }

    /// <summary>The files of the theme.</summary>
    public required Theme.ThemeFiles Theme { get; init; }

    /// <summary>The notebook's own theme; null where it has none.</summary>
    public Layouts.SiteLayouts? Layouts { get; init; }

    public SiteWords Words => SiteWords.Of(Settings.Language);

    /// <summary>The note that introduces the site; null where there is none.</summary>
    public SiteNote? Front => Notes.FirstOrDefault(n => n.Address == "/");

    /// <summary>Notes that stand in lists, newest first.</summary>
    public IReadOnlyList<SiteNote> Newest => field ??= [.. Labelled.Where(n => !n.IsIndex)];

    /// <summary>Notes whose page shows their tags and categories, newest first: also those that introduce a folder.</summary>
    public IReadOnlyList<SiteNote> Labelled => field ??= [.. Notes.Where(n => n.Address != "/").OrderByDescending(n => n.Date).ThenBy(n => n.Path, StringComparer.Ordinal)];
}
