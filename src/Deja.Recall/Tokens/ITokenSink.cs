namespace Deja.Recall.Tokens;

/// <summary>Takes the tokens of a text one by one; a struct, so that the tokenizer is compiled for it.</summary>
internal interface ITokenSink
{
    /// <param name="term">Valid during the call only.</param>
    /// <param name="kind">How it came about.</param>
    /// <param name="start">Offset in the text.</param>
    /// <param name="length">Characters of the text it covers.</param>
    void Add(ReadOnlySpan<char> term, TokenKind kind, int start, int length);
}
