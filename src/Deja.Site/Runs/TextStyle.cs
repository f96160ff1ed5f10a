using System.Globalization;
using System.Text;
using Deja.Site.Html;

namespace Deja.Site.Runs;

/// <summary>How a terminal shows a character: ECMA-48's "select graphic rendition", as far as pages show it.</summary>
internal readonly record struct TextStyle
{
    // Above the 256 of the palette: red, green and blue.
    private const int Rgb = 0x1000000;

    /// <summary>One more than the colour, so that 0 is the page's own.</summary>
    private int Front { get; init; }

    private int Back { get; init; }

    private bool IsBold { get; init; }

    private bool IsFaint { get; init; }

    private bool IsItalic { get; init; }

    private bool IsUnderlined { get; init; }

    private bool IsReversed { get; init; }

    private bool IsStruck { get; init; }

    /// <summary>Whether it was printed on standard error.</summary>
    public bool IsError { get; init; }

    /// <summary>The style after a sequence.</summary>
    /// <param name="codes">What stands between <c>ESC [</c> and <c>m</c>.</param>
    public TextStyle After(string codes)
    {
        var style = this;
        var numbers = codes.Split(';', ':').Select(c => int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        for (var i = 0; i < numbers.Count; i++)
        {
            style = numbers[i] switch
            {
                38 => style with { Front = Colour(numbers, ref i) },
                48 => style with { Back = Colour(numbers, ref i) },
                var number => style.After(number),
            };
        }

        return style;
    }

    /// <summary>Appends text in this style.</summary>
    public void Append(StringBuilder html, ReadOnlySpan<char> text)
    {
        if (this == default)
        {
            html.Text(text);
            return;
        }

        var (front, back) = IsReversed ? (Back, Front) : (Front, Back);
        var names = new List<string>();
        if (IsError) names.Add("xe");
        if (IsBold) names.Add("xb");
        if (IsFaint) names.Add("xd");
        if (IsItalic) names.Add("xi");
        if (IsUnderlined) names.Add("xu");
        if (IsStruck) names.Add("xs");
        if (IsReversed) names.Add("xr");
        if (front is > 0 and <= 16) names.Add(string.Create(CultureInfo.InvariantCulture, $"x{front - 1}"));
        if (back is > 0 and <= 16) names.Add(string.Create(CultureInfo.InvariantCulture, $"y{back - 1}"));
        html.Append("<span");
        if (names.Count > 0) html.Append(" class=\"").AppendJoin(' ', names).Append('"');
        if (front > 16 || back > 16) html.Append(" style=\"").Append(front > 16 ? $"color:{Readable(Hex(front - 1), back)};" : string.Empty).Append(back > 16 ? $"background-color:{Hex(back - 1)}" : string.Empty).Append('"');
        html.Append('>').Text(text).Append("</span>");
    }

    private TextStyle After(int number) => number switch
    {
        0 => new TextStyle { IsError = IsError },
        1 => this with { IsBold = true },
        2 => this with { IsFaint = true },
        3 => this with { IsItalic = true },
        4 or 21 => this with { IsUnderlined = true },
        7 => this with { IsReversed = true },
        9 => this with { IsStruck = true },
        22 => this with { IsBold = false, IsFaint = false },
        23 => this with { IsItalic = false },
        24 => this with { IsUnderlined = false },
        27 => this with { IsReversed = false },
        29 => this with { IsStruck = false },
        >= 30 and <= 37 => this with { Front = number - 29 },
        39 => this with { Front = 0 },
        >= 40 and <= 47 => this with { Back = number - 39 },
        49 => this with { Back = 0 },
        >= 90 and <= 97 => this with { Front = number - 81 },
        >= 100 and <= 107 => this with { Back = number - 91 },
        _ => this,
    };

    /// <summary>Reads <c>38;5;n</c> and <c>38;2;r;g;b</c>.</summary>
    private static int Colour(List<int> numbers, ref int at)
    {
        if (at + 2 < numbers.Count && numbers[at + 1] == 5)
        {
            at += 2;
            return Math.Min(numbers[at], 255) + 1;
        }

        if (at + 4 >= numbers.Count || numbers[at + 1] != 2) return 0;
        at += 4;
        return (Rgb | (Math.Min(numbers[at - 2], 255) << 16) | (Math.Min(numbers[at - 1], 255) << 8) | Math.Min(numbers[at], 255)) + 1;
    }

    // Programs choose colours for a black terminal or a white one, and the page may be either: on its own ground a colour goes some way towards that of its text.
    private static string Readable(string colour, int back) => back > 0 ? colour : $"color-mix(in srgb,{colour} 60%,var(--fg))";

    // Of the palette, 16 to 231 are a cube of six steps a colour, and the rest greys (xterm's 256 colours).
    private static string Hex(int colour)
    {
        if ((colour & Rgb) != 0) return string.Create(CultureInfo.InvariantCulture, $"#{colour & 0xFFFFFF:x6}");
        if (colour >= 232) return string.Create(CultureInfo.InvariantCulture, $"#{((colour - 232) * 10) + 8:x2}{((colour - 232) * 10) + 8:x2}{((colour - 232) * 10) + 8:x2}");
        var cube = colour - 16;
        return string.Create(CultureInfo.InvariantCulture, $"#{Step(cube / 36):x2}{Step(cube / 6 % 6):x2}{Step(cube % 6):x2}");
    }

    private static int Step(int step) => step == 0 ? 0 : (step * 40) + 55;
}
