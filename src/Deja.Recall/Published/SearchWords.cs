using Deja.Recall.Tokens;

namespace Deja.Recall.Published;

/// <summary>What a search knows of words before it has seen a notebook.</summary>
public static class SearchWords
{
    /// <summary>Words that mean the same: terms of English, then words of Chinese. The first term stands for them all.</summary>
    public static IReadOnlyList<(IReadOnlyList<string> Terms, IReadOnlyList<string> Words)> Glossary { get; } = [.. Tokens.Glossary.All.Select(m => (m.Terms, m.Words))];

    /// <summary>Terms of grammar, which a query may leave out of account.</summary>
    public static IReadOnlyList<string> Grammar { get; } = [.. CommonWords.AllGrammar.Order(StringComparer.Ordinal)];
}
