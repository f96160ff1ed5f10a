namespace Deja.Site.Colouring.Languages;

/// <summary>Protobuf.</summary>
internal static class Protobuf
{
    public static LanguageTable Table { get; } = new("protobuf", "proto")
    {
        Keywords = "enum extend extensions import map message oneof option optional package public repeated required reserved returns rpc service stream syntax",
        Types = "bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string uint32 uint64",
        Literals = "true false",
        Definitions = "message enum service rpc",
        Forms =
        [
            new(CodeToken.Comment, "//", null),
            new(CodeToken.Comment, "/*", "*/") { IsLong = true },
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\' },
        ],
    };
}
