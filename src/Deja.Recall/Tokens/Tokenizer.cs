using System.Runtime.CompilerServices;

namespace Deja.Recall.Tokens;

/// <summary>
/// The one tokenizer of Deja, for the index, for queries and for logs: words in lower case and stemmed, identifiers in their parts
/// (camelCase, snake_case, dotted) and as one, Chinese, Japanese and Korean by character bigrams.
/// </summary>
/// <remarks>A letter next to a digit does not part a word, so that <c>CS0246</c>, <c>E0502</c>, <c>x509</c> and <c>utf8</c> stay whole.</remarks>
public static class Tokenizer
{
    /// <summary>A longer run of letters (base64, minified code) is cut off here.</summary>
    private const int MaxTerm = 40;

    /// <summary>All tokens of a text in order.</summary>
    public static IReadOnlyList<Token> Tokenize(ReadOnlySpan<char> text)
    {
        var list = new ListSink([]);
        Run(text, ref list);
        return list.Tokens;
    }

    internal static void Run<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (CharClass.IsIdeograph(c)) at = Ideographs(text, at, ref sink);
            else if (CharClass.IsWord(c)) at = Identifier(text, at, ref sink);
            else at++;
        }
    }

    private static int Ideographs<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        var end = start + 1;
        while (end < text.Length && CharClass.IsIdeograph(text[end])) end++;
        for (var i = start; i + 1 < end; i++) sink.Add(text.Slice(i, 2), TokenKind.Bigram, i, 2);
        sink.Add(text.Slice(end - 1, 1), TokenKind.LastCharacter, end - 1, 1);
        return end;
    }

    [SkipLocalsInit]
    private static int Identifier<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        // Nine words in ten are plain lower case ASCII: one part, nothing to fold.
        var plain = start;
        while (plain < text.Length && char.IsAsciiLetterLower(text[plain])) plain++;
        if (plain > start && (plain == text.Length || !(CharClass.IsWord(text[plain]) || text[plain] == '_')))
        {
            Span<char> term = stackalloc char[MaxTerm];
            var length = Math.Min(plain - start, MaxTerm);
            text.Slice(start, length).CopyTo(term);
            sink.Add(term[..Stemmer.Stem(term[..length])], TokenKind.Word, start, plain - start);
            return plain;
        }

        return Compound(text, start, ref sink);
    }

    [SkipLocalsInit]
    private static int Compound<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        Span<char> joined = stackalloc char[MaxTerm];
        var joinedLength = 0;
        var parts = 0;
        var at = start;
        while (at < text.Length && (CharClass.IsWord(text[at]) || (text[at] == '_' && at > start)) && !CharClass.IsIdeograph(text[at]))
        {
            if (text[at] == '_')
            {
                at++;
                continue;
            }

            var end = PartEnd(text, at);
            parts++;
            var length = Part(text, at, end, joined[joinedLength..], ref sink);
            joinedLength += length;
            at = end;
        }

        if (parts > 1 && joinedLength is > 3 and < MaxTerm) sink.Add(joined[..joinedLength], TokenKind.Joined, start, at - start);
        return at;
    }

    /// <summary>Adds one part, and its plain lower case form to what is joined; returns how many characters that took.</summary>
    [SkipLocalsInit]
    private static int Part<TSink>(ReadOnlySpan<char> text, int start, int end, Span<char> joined, ref TSink sink)
        where TSink : struct, ITokenSink
    {
        Span<char> term = stackalloc char[MaxTerm];
        var length = Math.Min(end - start, MaxTerm);
        for (var i = 0; i < length; i++) term[i] = CharClass.Fold(text[start + i]);
        var copied = Math.Min(length, joined.Length);
        term[..copied].CopyTo(joined);
        sink.Add(term[..Stemmer.Stem(term[..length])], TokenKind.Word, start, end - start);
        return copied;
    }

    /// <summary>Where a part ends: before <c>_</c>, before an upper case letter after a lower case one, before the last upper case letter of <c>HTTPServer</c>'s run, between an emoji and a word.</summary>
    private static int PartEnd(ReadOnlySpan<char> text, int start)
    {
        var at = start + 1;
        while (at < text.Length && CharClass.IsWord(text[at]) && !CharClass.IsIdeograph(text[at]))
        {
            // An emoji is no part of the word beside it.
            if (char.IsSurrogate(text[at]) != char.IsSurrogate(text[at - 1])) return at;
            if (char.IsUpper(text[at]))
            {
                if (char.IsLower(text[at - 1])) return at;
                if (char.IsUpper(text[at - 1]) && OpensWord(text[at..])) return at;
            }

            at++;
        }

        return at;
    }

    /// <summary>Whether an upper case letter opens a word of its own; the last one of <c>IDs</c> and <c>URLs</c> does not.</summary>
    private static bool OpensWord(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !char.IsLower(text[1])) return false;
        return text[1] != 's' || (text.Length > 2 && CharClass.IsWord(text[2]));
    }

    private readonly struct ListSink(List<Token> tokens) : ITokenSink
    {
        public List<Token> Tokens => tokens;

        public void Add(ReadOnlySpan<char> term, TokenKind kind, int start, int length) => tokens.Add(new Token(term.ToString(), kind, start, length));
    }
}
