namespace Deja.Site.Colouring.Languages;

/// <summary>Ruby.</summary>
internal static class Ruby
{
    public static LanguageTable Table { get; } = new("ruby", "rb", "gemspec", "rake", "irb")
    {
        Keywords = "BEGIN END alias and begin break case class def defined? do else elsif end ensure for if in include extend module next not or private protected public raise redo require require_relative rescue retry return self super then undef unless until when while yield attr_reader attr_writer attr_accessor",
        Builtins = "puts print p format sprintf lambda proc loop gets",
        Literals = "true false nil __FILE__ __LINE__",
        Definitions = "def class module",
        NameCharacters = "?!",
        VariableMarks = "@$",
        Forms =
        [
            new(CodeToken.Comment, "=begin", "=end") { IsLong = true },
            new(CodeToken.Comment, "#", null),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "'", "'") { Escape = '\\', IsLong = true },
            new(CodeToken.Quoted, "`", "`") { Escape = '\\' },
        ],
    };
}
