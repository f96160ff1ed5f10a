using Deja.Recall.Tokens;

namespace Deja.Recall.Index;

/// <summary>Writes what is sought as FTS5 expressions (sqlite.org/fts5.html#full_text_query_syntax). Terms hold letters and digits only, so quotes keep them whole.</summary>
internal static class Terms
{
    /// <summary>Any of the terms that a key stands for; a Chinese word of one character is the beginning of too many others.</summary>
    public static string AnyOf(string key, bool inHeading = false)
    {
        if (Glossary.Of(key) is not { } meaning) return One(key, inHeading);
        return $"({string.Join(" OR ", meaning.Terms.Select(t => One(t, inHeading)).Concat(meaning.Words.Where(w => w.Length > 1).Select(w => Word(w, inHeading))))})";
    }

    /// <summary>How many entries of a notebook have a key's most common term.</summary>
    public static long Count(NotebookIndex index, string key) => Glossary.Of(key) is { } meaning ? meaning.Terms.Max(index.Count) : index.Count(key);

    /// <summary>A term, where it is asked for in the heading itself.</summary>
    public static string One(string term, bool inHeading = false) => inHeading ? $"\"{TermSet.HeadingMark}{term}\"" : $"\"{term}\"";

    /// <summary>A Chinese word by its bigrams; a single character is the beginning of any.</summary>
    public static string Word(string word, bool inHeading = false)
    {
        if (word.Length == 1) return $"{One(word, inHeading)}*";
        return $"({string.Join(" AND ", Enumerable.Range(0, word.Length - 1).Select(i => One(word.Substring(i, 2), inHeading)))})";
    }
}
