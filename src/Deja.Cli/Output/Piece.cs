using Spectre.Console;

namespace Deja.Cli.Output;

/// <summary>Text of one style. Control characters are taken out: what stands in a note or a log must not steer the terminal.</summary>
internal readonly record struct Piece
{
    private Piece(string text, Style style)
    {
        Text = !text.Any(char.IsControl) ? text : string.Concat(text.Select(c => c == '\t' ? "    " : char.IsControl(c) ? "\uFFFD" : c.ToString()));
        Style = style;
    }

    public string Text { get; }

    public Style Style { get; }

    public static implicit operator Piece(string text) => Plain(text);

    public static Piece Plain(string text) => new(text, Style.Plain);

    public static Piece Title(string text) => new(text, new Style(decoration: Decoration.Bold));

    public static Piece Place(string text) => new(text, new Style(Color.Aqua));

    public static Piece Mark(string text) => new(text, new Style(Color.Yellow, decoration: Decoration.Bold));

    public static Piece Faint(string text) => new(text, new Style(decoration: Decoration.Dim));

    public static Piece Good(string text) => new(text, new Style(Color.Green, decoration: Decoration.Bold));
}
