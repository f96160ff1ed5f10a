using System.Collections.Frozen;

namespace Deja.Recall.Tokens;

/// <summary>
/// Words of the trade that mean the same, across Chinese and English: an error is printed in English and noted in Chinese. One row a meaning;
/// its first English word is the key that stands for all of them. Looked up when a query or a log is read, so the index stays free of it.
/// </summary>
internal static class Glossary
{
    /// <summary>No Chinese word of the rows is longer.</summary>
    private const int LongestWord = 5;

    /// <summary>Every row, in the order of the table: of two that have the same word the first holds.</summary>
    public static IReadOnlyList<Meaning> All { get; }

    private static readonly FrozenDictionary<string, Meaning> ByTerm;
    private static readonly FrozenDictionary<string, Meaning> ByWord;
    private static readonly FrozenDictionary<string, Meaning>.AlternateLookup<ReadOnlySpan<char>> WordLookup;

#pragma warning disable CA1810 // Both tables are made from the rows in one pass.
    static Glossary()
#pragma warning restore CA1810
    {
        var terms = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        var words = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        var rows = new List<Meaning>();
        foreach (var row in GlossaryRows.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var all = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var english = all.Where(w => !CharClass.IsIdeograph(w[0])).Select(w => Tokenizer.Tokenize(w)[0].Term).Distinct().ToArray();
            var chinese = all.Where(w => CharClass.IsIdeograph(w[0])).ToArray();
            var meaning = new Meaning(english[0], english, chinese);
            rows.Add(meaning);
            foreach (var term in english) terms.TryAdd(term, meaning);
            foreach (var word in chinese) words.TryAdd(word, meaning);
        }

        All = rows;
        ByTerm = terms.ToFrozenDictionary(StringComparer.Ordinal);
        ByWord = words.ToFrozenDictionary(StringComparer.Ordinal);
        WordLookup = ByWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What an English term means; null where it stands for itself alone.</summary>
    public static Meaning? Of(string term) => ByTerm.GetValueOrDefault(term);

    /// <summary>The longest Chinese word known at a place.</summary>
    public static Meaning? At(ReadOnlySpan<char> text, int start, out int length)
    {
        for (length = Math.Min(LongestWord, text.Length - start); length > 0; length--)
        {
            if (WordLookup.TryGetValue(text.Slice(start, length), out var meaning)) return meaning;
        }

        return null;
    }
}
