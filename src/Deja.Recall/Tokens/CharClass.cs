using System.Runtime.CompilerServices;

namespace Deja.Recall.Tokens;

/// <summary>What the tokenizer asks of a character; a table, as it is asked of every character of a notebook.</summary>
internal static class CharClass
{
    private const byte Word = 1;
    private const byte Ideograph = 2;

    private static readonly byte[] Classes = MakeClasses();
    private static readonly char[] Folds = MakeFolds();

    /// <summary>A letter or digit of any script.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWord(char c) => Classes[c] != 0;

    /// <summary>A character of a script written without spaces: Han, Kana, Hangul.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsIdeograph(char c) => (Classes[c] & Ideograph) != 0;

    /// <summary>Lower case, full-width letters as ASCII, Latin accents dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Fold(char c) => Folds[c];

    private static byte[] MakeClasses()
    {
        var classes = new byte[char.MaxValue + 1];
        for (var i = 0; i < classes.Length; i++)
        {
            var c = (char)i;
            if (c is (>= '\u2E80' and <= '\u9FFF' and not (>= '\u3000' and <= '\u3004') and not (>= '\u3008' and <= '\u3020')) or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF')) classes[i] = Word | Ideograph;
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) classes[i] = Word;
        }

        return classes;
    }

    private static char[] MakeFolds()
    {
        const string accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
        const string plain = "aaaaaaceeeeiiiinoooooouuuuyy";
        var folds = new char[char.MaxValue + 1];
        for (var i = 0; i < folds.Length; i++) folds[i] = char.ToLowerInvariant(i is >= 0xFF01 and <= 0xFF5E ? (char)(i - 0xFEE0) : (char)i);
        for (var i = 0; i < accented.Length; i++) folds[accented[i]] = folds[char.ToUpperInvariant(accented[i])] = plain[i];
        return folds;
    }
}
