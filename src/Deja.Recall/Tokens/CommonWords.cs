using System.Collections.Frozen;

namespace Deja.Recall.Tokens;

/// <summary>
/// What is known of a word before any notebook is opened: the words of grammar say nothing, the words that stand in every log say little.
/// A notebook of forty notes is too small a sample to learn that from its own counts.
/// </summary>
internal static class CommonWords
{
    private const string Grammar = """
        a an the of to in on at by for from with and or not no nor but if is are was were be been being it its this that these those there here
        as into than then so such do does did has have had can could may might must shall should will would i you we they he she me my your our their
        what which who whom when where why how all any both each few more most other some only own same too very just about after again against before
        between during over under up down out off while because until also per via etc s t d ll re ve
        的 了 是 在 和 就 都 也 很 到 说 要 去 会 着 没 看 好 这 那 有 我 你 他 们 吗 呢 吧 把 被 让 给 对 与 或 及 而 但 如 则 里 中 上 下
        """;

    private const string Logs = """
        error errors err warning warn info debug exception failed failure fail fatal trace traceback stack call called last recent line lines file files
        in at module modules run running main function type object value values name names code exit exited status process program command
        version path directory dir folder import imported return returned result set get new use used using user make made build built load loaded loading open opened
        read write create created start started stop stopped unable cannot can't could couldn't found find missing invalid unexpected expected unknown
        null none true false self home usr lib bin local src app py js cpp org com http https www java python node line1 column char index
        argument arguments parameter option options please see try help information more details documentation note hint warn retry
        package packages install installed test tests data input output string number default system one two first second time times support supported
        """;

    private static readonly FrozenSet<string> GrammarTerms = Terms(Grammar);
    private static readonly FrozenSet<string> LogTerms = Terms(Logs);

    /// <summary>Every term of grammar.</summary>
    public static IEnumerable<string> AllGrammar => GrammarTerms;

    /// <summary>Whether a term is a word of grammar, which a query may leave out of account.</summary>
    public static bool IsGrammar(string term) => GrammarTerms.Contains(term);

    /// <summary>How much a term tells by its kind alone: 1 for a word of its own, near 0 for grammar and bare digits.</summary>
    public static double Telling(string term)
    {
        if (GrammarTerms.Contains(term)) return 0.08;
        if (term.Length == 1 && term[0] < '\u0080') return 0.1;
        if (!term.AsSpan().ContainsAnyExceptInRange('0', '9')) return 0.15;
        return LogTerms.Contains(term) ? 0.4 : 1;
    }

    private static FrozenSet<string> Terms(string words) =>
        Tokenizer.Tokenize(words).Where(t => t.Kind != TokenKind.Joined).Select(t => t.Term).ToFrozenSet(StringComparer.Ordinal);
}
