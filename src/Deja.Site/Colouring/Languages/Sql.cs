namespace Deja.Site.Colouring.Languages;

/// <summary>Sql.</summary>
internal static class Sql
{
    public static LanguageTable Table { get; } = new("sql", "sqlite", "postgres", "postgresql", "pgsql", "psql", "mysql", "tsql", "plsql")
    {
        Keywords = "add all alter analyze and any as asc autoincrement begin between by cascade case cast check collate column commit conflict constraint create cross current current_date current_timestamp database default deferrable delete desc distinct do drop each else end escape except exclude exists explain fetch filter first following for foreign from full function generated grant group having if ignore immediate in index inner insert instead intersect into is isnull join key language last lateral left like limit natural no not nothing notnull nulls of offset on or order outer over partition plan pragma preceding primary procedure query raise range recursive references reindex release rename replace restrict returning returns revoke right rollback row rows savepoint select set show table temp temporary then ties to transaction trigger truncate unbounded union unique update use using vacuum values view virtual when where window with without",
        Types = "bigint binary blob bool boolean char character date datetime decimal double float int integer interval json jsonb money nchar numeric nvarchar real serial smallint text time timestamp timestamptz tinyint uuid varbinary varchar xml",
        Builtins = "abs avg coalesce concat count date_trunc dense_rank extract first_value group_concat ifnull iif json_extract lag last_value lead length lower ltrim max min now nullif ntile printf rank round row_number rtrim string_agg strftime substr substring sum total trim upper",
        Literals = "true false null",
        IgnoresCase = true,
        Forms =
        [
            new(CodeToken.Comment, "--", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "'", "'") { IsLong = true, Doubles = true },
            new(CodeToken.Quoted, "\"", "\"") { Doubles = true },
            new(CodeToken.Quoted, "`", "`"),
            new(CodeToken.Quoted, "$$", "$$") { IsLong = true },
        ],
    };
}
