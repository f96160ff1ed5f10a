namespace Deja.Site.Links;

/// <summary>What became of a link.</summary>
/// <param name="Kind">Where it leads.</param>
/// <param name="Address">From the site's root, not escaped; what was written where <see cref="LinkKind.AsWritten"/> or missing.</param>
/// <param name="Tail">Query and fragment as they are to be written, with their marks.</param>
/// <param name="File">The file's path from the notebook's root, where it is one; that of a note that has no page, where it is <see cref="LinkKind.Missing"/> for this.</param>
internal readonly record struct FoundLink(LinkKind Kind, string Address, string Tail = "", string? File = null);
