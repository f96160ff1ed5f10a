using System.Globalization;
using System.Security;

namespace Deja.Torch.Pictures;

/// <summary>Labels in SVG.</summary>
internal static class SvgText
{
    private const int Longest = 16, Narrow = 7, Wide = 13;

    // Hangul's letters; behind them stand Chinese, Japanese and Korean.
    private const char FirstWide = '\u1100';

    /// <summary>As XML has it; what XML can't hold becomes a replacement character.</summary>
    public static string Escape(string text) => SecurityElement.Escape(string.Concat(text.EnumerateRunes().Select(r => r.Value is (>= 32 or 9) and not (0xfffe or 0xffff) ? r.ToString() : "\ufffd")));

    /// <summary>Escaped, and cut where it is long.</summary>
    public static string Short(string label) => Escape(Cut(label));

    /// <summary>About how wide a label is drawn, in pixels.</summary>
    public static int WidthOf(string label)
    {
        var shown = Cut(label);
        return StringInfo.ParseCombiningCharacters(shown).Sum(i => shown[i] < FirstWide ? Narrow : Wide);
    }

    private static string Cut(string label)
    {
        var starts = StringInfo.ParseCombiningCharacters(label);
        return starts.Length <= Longest ? label : label[..starts[Longest - 1]] + "…";
    }
}
