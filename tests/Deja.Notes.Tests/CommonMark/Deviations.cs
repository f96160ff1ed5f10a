namespace Deja.Notes.Tests.CommonMark;

/// <summary>
/// The examples of the specification that Deja shows differently on purpose. <c>docs/markdown.md</c> has the same list in words;
/// a test holds the two together.
/// </summary>
internal static class Deviations
{
    public static IReadOnlyDictionary<int, string> All { get; } = new Dictionary<int, string>
    {
        [540] = "invariant globalization: letters are compared one by one, so `ẞ` is not `SS`",
        [548] = "wikilinks",
        [559] = "wikilinks",
        [590] = "wikilinks",
        [608] = "autolinks",
        [611] = "autolinks",
    };
}
