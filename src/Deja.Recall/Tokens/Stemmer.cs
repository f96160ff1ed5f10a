using System.Buffers;

namespace Deja.Recall.Tokens;

/// <summary>
/// The inflections of English taken off: plurals, <c>-ed</c>, <c>-ing</c>, a final <c>e</c> and <c>y</c>. Steps 1a, 1b, 1c and 5a of
/// Porter's stemmer (M. F. Porter, An algorithm for suffix stripping, 1980); its later steps join words that technical notes keep apart
/// (<c>relation</c> and <c>relative</c>, <c>operator</c> and <c>operation</c>).
/// </summary>
internal static class Stemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private const int Shortest = 4;

    /// <summary>Stems in place; returns the new length.</summary>
    public static int Stem(Span<char> word)
    {
        if (word.Length < Shortest || word[^1] is not ('s' or 'd' or 'g' or 'e' or 'y') || !IsPlain(word)) return word.Length;
        var length = Plural(word);
        length = Participle(word[..length]);
        if (length >= Shortest && word[length - 1] == 'y' && !IsVowel(word[length - 2])) word[length - 1] = 'i';
        else if (length > Shortest && word[length - 1] == 'e') length--;
        return length;
    }

    private static int Plural(ReadOnlySpan<char> word)
    {
        if (word[^1] != 's') return word.Length;
        if (word.EndsWith("sses") || word.EndsWith("ies")) return word.Length - 2;
        return word[^2] is 's' or 'u' or 'i' ? word.Length : word.Length - 1;
    }

    private static int Participle(ReadOnlySpan<char> word)
    {
        var cut = word.EndsWith("ed") ? 2 : word.EndsWith("ing") ? 3 : 0;
        var length = word.Length - cut;
        if (cut == 0 || length < 3 || !word[..length].ContainsAny(Vowels)) return word.Length;
        var isDoubled = word[length - 1] == word[length - 2] && word[length - 1] is not ('l' or 's' or 'z') && !IsVowel(word[length - 1]);
        return isDoubled ? length - 1 : length;
    }

    private static bool IsPlain(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('a', 'z') < 0;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
