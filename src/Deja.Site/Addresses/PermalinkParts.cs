namespace Deja.Site.Addresses;

/// <summary>What a <see cref="Permalink"/> is filled with.</summary>
/// <param name="Folder">The note's folder from the notebook's root, without Jekyll's <c>_posts</c>.</param>
/// <param name="BaseName">The file's name without its ending.</param>
/// <param name="Title">The slug: what the note says, else the file's name without its date.</param>
/// <param name="Date">When it was written.</param>
/// <param name="Categories">As the note has them.</param>
public sealed record PermalinkParts(string Folder, string BaseName, string Title, DateTimeOffset Date, IReadOnlyList<string> Categories);
