namespace Deja.Site.Colouring;

/// <summary>A comment or a string: what begins and ends it.</summary>
/// <param name="Token">Which of them.</param>
/// <param name="Open">What begins it.</param>
/// <param name="Close">What ends it; the end of the line when null.</param>
internal sealed record CodeForm(CodeToken Token, string Open, string? Close)
{
    /// <summary>Before which <see cref="Close"/> ends nothing; the character 0 for none.</summary>
    public char Escape { get; init; }

    /// <summary>Whether it goes on over the end of a line.</summary>
    public bool IsLong { get; init; }

    /// <summary>Whether one within another needs an end of its own.</summary>
    public bool Nests { get; init; }

    /// <summary>Whether the closing mark twice is the mark itself (<c>""</c>).</summary>
    public bool Doubles { get; init; }

    /// <summary>Whether a blank, or the line's begin, must stand before it.</summary>
    public bool AfterBlank { get; init; }

    /// <summary>Whether it begins a line, blanks aside.</summary>
    public bool AtLineStart { get; init; }

    /// <summary>Whether it is one only when it closes after one character, or one that is escaped (a character of Rust, unlike a lifetime).</summary>
    public bool IsCharacter { get; init; }
}
