using Markdig.Syntax.Inlines;

namespace Deja.Notes.Markup;

/// <summary>A link by name: <see cref="LinkInline.Url"/> holds the target as written (<c>note#heading</c>), found anywhere in the notebook.</summary>
public sealed class WikiLink : LinkInline
{
}
