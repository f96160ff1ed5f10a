namespace Deja.Site.Search;

/// <summary>The search of a site as it was made, from which the next one takes what is the same. Not changed once made.</summary>
/// <param name="Buckets">Every file with the text of entries.</param>
/// <param name="Notes">What each note was, by path.</param>
/// <param name="Rows">The terms, in the order of their UTF-16 code units, which is that of JavaScript's strings.</param>
internal sealed record SearchIndex(IReadOnlyList<BucketFacts> Buckets, IReadOnlyDictionary<string, NoteFacts> Notes, IReadOnlyList<TermRow> Rows)
{
    /// <summary>That of no notes.</summary>
    public static SearchIndex Nothing { get; } = new([], new Dictionary<string, NoteFacts>(), []);
}
