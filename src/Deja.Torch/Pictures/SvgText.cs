using System.Globalization;
using System.Security;

namespace Deja.Torch.Pictures;

/// <summary>Labels in SVG.</summary>
internal static class SvgText
{
    private const int Longest = 16, LongestEnd = 40, Narrow = 7, Wide = 13;

    // Hangul's letters; behind them stand Chinese, Japanese and Korean.
    private const char FirstWide = '\u1100';

    /// <summary>As XML has it; what XML can't hold becomes a replacement character.</summary>
    public static string Escape(string text) => SecurityElement.Escape(string.Concat(text.EnumerateRunes().Select(r => r.Value is (>= 32 or 9) and not (0xfffe or 0xffff) ? r.ToString() : "\ufffd")));

    /// <summary>Escaped, and cut where it is long.</summary>
    public static string Short(string label) => Escape(Cut(label));

    /// <summary>The end of a path, which its layers differ by; escaped.</summary>
    public static string End(string path) => Escape(CutFront(path));

    /// <summary>About how wide a label is drawn, in pixels, when it is cut.</summary>
    public static int WidthOf(string label) => Width(Cut(label));

    /// <summary>The same of <see cref="End"/>.</summary>
    public static int WidthOfEnd(string path) => Width(CutFront(path));

    private static int Width(string shown) => StringInfo.ParseCombiningCharacters(shown).Sum(i => shown[i] < FirstWide ? Narrow : Wide);

    private static string Cut(string label)
    {
        var starts = StringInfo.ParseCombiningCharacters(label);
        return starts.Length <= Longest ? label : label[..starts[Longest - 1]] + "…";
    }

    private static string CutFront(string path)
    {
        var starts = StringInfo.ParseCombiningCharacters(path);
        return starts.Length <= LongestEnd ? path : "…" + path[starts[starts.Length - LongestEnd + 1]..];
    }
}
