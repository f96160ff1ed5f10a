namespace Deja.Site.Colouring.Languages;

/// <summary>GraphQl.</summary>
internal static class GraphQl
{
    public static LanguageTable Table { get; } = new("graphql", "gql")
    {
        Keywords = "directive enum extend fragment implements input interface mutation on query repeatable scalar schema subscription type union",
        Types = "Boolean Float ID Int String",
        Literals = "true false null",
        Definitions = "type enum input interface fragment query mutation",
        VariableMarks = "$",
        MetaMarks = "@",
        Forms =
        [
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Quoted, "\"\"\"", "\"\"\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
        ],
    };
}
