using Deja.Recall.Index;
using Deja.Recall.Tokens;

namespace Deja.Recall.Find;

/// <summary>One thing that a query asks for: a word, a part of an identifier, a Chinese word or two characters of one.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Term">The term to look for; for a Chinese word the word itself.</param>
/// <param name="Meaning">Other words for the same; null where none are known.</param>
internal sealed record QueryUnit(string Text, string Term, Meaning? Meaning)
{
    /// <summary>Longer words that begin with it will do.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>The term that was put in its place, as nothing has what was typed; null when all is well.</summary>
    public string? Correction { get; init; }

    /// <summary>The word of that term, to tell the user.</summary>
    public string? CorrectedWord { get; init; }

    /// <summary>What it tells: its rarity in the notebooks.</summary>
    public double Weight { get; init; } = 1;

    public bool IsChinese => CharClass.IsIdeograph(Term[0]);

    /// <summary>A word of grammar, which may be missing.</summary>
    public bool IsGrammar => CommonWords.IsGrammar(Term);

    /// <summary>What stands for it exactly, as an FTS5 expression.</summary>
    public string Exactly(bool inHeading = false)
    {
        var term = Correction ?? Term;
        if (IsChinese) return Terms.Word(term, inHeading);
        return IsPrefix ? $"({Terms.One(term, inHeading)} OR {Terms.One(Text.ToLowerInvariant(), inHeading)}*)" : Terms.One(term, inHeading);
    }

    /// <summary>What stands for it or for the same in other words.</summary>
    public string Loosely(bool inHeading = false) => Meaning is null ? Exactly(inHeading) : $"({Exactly(inHeading)} OR {Terms.AnyOf(Meaning.Key, inHeading)})";
}
