using Markdig.Extensions.Alerts;
using Markdig.Helpers;

namespace Deja.Notes.Markup;

/// <summary>
/// An alert as Obsidian writes it (obsidian.md/help/callouts): <c>&gt; [!tip]- A title</c>. The first line of its first paragraph is the title; where that is empty, its kind stands for it.
/// </summary>
/// <param name="kind">As it is written.</param>
public sealed class Callout(StringSlice kind) : AlertBlock(kind)
{
    /// <summary>Whether it can be folded, and stands open: <c>+</c>, or closed: <c>-</c>; null where it can't.</summary>
    public bool? StandsOpen { get; init; }
}
