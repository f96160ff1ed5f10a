namespace Deja.Site.Links;

/// <summary>A link of a note, as <see cref="LinkMap"/> was asked where it leads.</summary>
/// <param name="Target">As the note has it.</param>
/// <param name="IsPicture">Whether what it leads to is shown.</param>
/// <param name="IsNamed">Whether it is a wikilink.</param>
internal readonly record struct AskedLink(string Target, bool IsPicture, bool IsNamed);
