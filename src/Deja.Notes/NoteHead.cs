using Deja.Notes.FrontMatters;

namespace Deja.Notes;

/// <summary>What lists and addresses need of a note, without its body.</summary>
/// <param name="FrontMatter">Empty, never null, where there is none.</param>
/// <param name="Title">As <see cref="Note.Title"/>.</param>
/// <param name="Date">As <see cref="Note.Date"/>.</param>
public sealed record NoteHead(FrontMatter FrontMatter, string Title, DateTimeOffset? Date);
