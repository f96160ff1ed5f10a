namespace Deja.Recall.Tokens;

/// <summary>How a token came about.</summary>
public enum TokenKind
{
    /// <summary>A word, or one part of an identifier.</summary>
    Word,

    /// <summary>An identifier of several parts written as one: <c>zerograd</c> for <c>zero_grad</c> and <c>zeroGrad</c>. Follows its parts.</summary>
    Joined,

    /// <summary>Two neighbouring Chinese, Japanese or Korean characters.</summary>
    Bigram,

    /// <summary>The last character of such a run by itself, so that a single character can be found as a prefix.</summary>
    LastCharacter,
}

/// <summary>A term and where it stands.</summary>
/// <param name="Term">Lower case, stemmed: two texts share a term when they share this.</param>
/// <param name="Kind">How it came about.</param>
/// <param name="Start">Offset of its first character in the text.</param>
/// <param name="Length">How many characters of the text it covers.</param>
public readonly record struct Token(string Term, TokenKind Kind, int Start, int Length);
