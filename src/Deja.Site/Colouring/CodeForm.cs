using System.Collections.Frozen;

namespace Deja.Site.Colouring;

/// <summary>A comment, a string or a line for a preprocessor: what begins and ends it.</summary>
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

    /// <summary>What begins code within it (<c>${</c>); null for none. Twice the mark is the mark itself when it is one character.</summary>
    public string? Hole { get; init; }

    /// <summary>Whether variables with a mark are told within it.</summary>
    public bool HasVariables { get; init; }

    /// <summary>Whether strings and comments within it are told, and the words of <see cref="Words"/>.</summary>
    public bool HasParts { get; init; }

    /// <summary>Words of the language within it, with blanks between.</summary>
    public string Words { get; init; } = string.Empty;

    /// <summary>The word of <see cref="Words"/> behind which alone it is one (<c>&lt;…&gt;</c> behind <c>include</c>); null where it may stand anywhere.</summary>
    public string? Behind { get; init; }

    /// <summary>The characters at which something may happen on the way to the end.</summary>
    public string Ends => field ??= string.Concat(new[] { Close?[0] ?? '\0', Escape, IsLong ? '\0' : '\n', Nests ? Open[0] : '\0' }.Where(c => c != '\0').Distinct());

    /// <summary>Whether what stands within needs more than looking for the end.</summary>
    public bool IsMixed => Hole is not null || HasVariables || HasParts;

    private FrozenSet<string> Known => field ??= Words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word is one of <see cref="Words"/>.</summary>
    public bool Knows(ReadOnlySpan<char> word) => Words.Length > 0 && Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
