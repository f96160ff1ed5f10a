namespace Deja.Notes.Markup;

/// <summary>Jekyll's template language in the targets of raw HTML; those of Markdown are resolved when a note is read.</summary>
public static class LiquidTargets
{
    /// <summary><c>{{ site.baseurl }}/a</c> is <c>/a</c>, <c>{% post_url x %}</c> is <c>post:x</c>; anything else stays.</summary>
    public static string Resolve(string target) => LiquidLinks.Resolve(target);
}
