namespace Deja.Recall.Tokens;

/// <summary>A word of a text by what it means.</summary>
/// <param name="Key">The term, or the key of its row in the glossary.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">How many characters it covers.</param>
internal readonly record struct Word(string Key, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Reads the words of a text in order, each once: parts of identifiers, Chinese words of the glossary, bigrams for the rest.</summary>
internal static class Words
{
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        var end = 0;
        foreach (var token in Tokenizer.Tokenize(text))
        {
            if (token.Start < end || token.Kind == TokenKind.Joined) continue;
            if (token.Kind == TokenKind.Word)
            {
                words.Add(new Word(Glossary.Of(token.Term)?.Key ?? token.Term, token.Start, token.Length));
            }
            else if (Glossary.At(text, token.Start, out var length) is { } meaning)
            {
                words.Add(new Word(meaning.Key, token.Start, length));
                end = token.Start + length;
            }
            else if (token.Kind == TokenKind.Bigram)
            {
                words.Add(new Word(token.Term, token.Start, 2));
            }
        }

        return words;
    }
}
