namespace Deja.Site.Colouring.Languages;

/// <summary>Elixir.</summary>
internal static class Elixir
{
    public static LanguageTable Table { get; } = new("elixir", "ex", "exs")
    {
        Keywords = "after alias and case catch cond def defdelegate defexception defguard defimpl defmacro defmodule defp defprotocol defstruct do else end fn for if import in not or quote raise receive require rescue super throw try unless unquote use when with",
        Literals = "true false nil",
        Definitions = "def defp defmodule defmacro",
        NameCharacters = "?!",
        MetaMarks = "@",
        Forms =
        [
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
