using Deja.Site.Catalogue;

namespace Deja.Site.Search;

/// <summary>All that decides what a note brings into the search.</summary>
internal readonly record struct NoteFacts(long Length, long Stamp, string Address)
{
    public static NoteFacts Of(SiteNote note) => new(note.File.Length, note.File.Stamp, note.Address);
}
