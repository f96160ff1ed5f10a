using Deja.Notes.FrontMatters;

namespace Deja.Notes;

/// <summary>What lists and addresses need of a note, without its body.</summary>
/// <param name="FrontMatter">Empty, never null, where there is none.</param>
/// <param name="Title">As <see cref="Note.Title"/>.</param>
/// <param name="Date">As <see cref="Note.Date"/>.</param>
public sealed record NoteHead(FrontMatter FrontMatter, string Title, DateTimeOffset? Date)
{
    /// <summary>The text of the front matter, between its marks; null where there is none or where something is wrong with it.</summary>
    public string? Written { get; init; }
}
