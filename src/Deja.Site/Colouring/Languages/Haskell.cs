namespace Deja.Site.Colouring.Languages;

/// <summary>Haskell.</summary>
internal static class Haskell
{
    public static LanguageTable Table { get; } = new("haskell", "hs")
    {
        Keywords = "as case class data default deriving do else family forall foreign hiding if import in infix infixl infixr instance let mdo module newtype of proc qualified rec then type where",
        Types = "Bool Char Double Either FilePath Float IO Int Integer Maybe Ordering Rational String Word",
        Literals = "True False Nothing Just Left Right",
        NameCharacters = "'",
        Forms =
        [
            new(CodeToken.Meta, "{-#", "#-}"),
            new(CodeToken.Comment, "{-", "-}") { IsLong = true, Nests = true },
            new(CodeToken.Comment, "--", null),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsCharacter = true },
        ],
    };
}
