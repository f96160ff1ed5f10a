namespace Deja.Site.Colouring.Languages;

/// <summary>Batch.</summary>
internal static class Batch
{
    public static LanguageTable Table { get; } = new("batch", "bat", "cmd", "dos")
    {
        Keywords = "call defined do else errorlevel exist exit for goto if in not equ neq lss leq gtr geq",
        Builtins = "assoc attrib cd chdir cls color copy date del dir echo endlocal erase find findstr ftype md mkdir move net path pause popd prompt pushd rd ren rename rmdir set setlocal setx shift start taskkill tasklist time title type ver xcopy",
        IgnoresCase = true,
        Forms =
        [
            new(CodeToken.Comment, "rem ", null) { AtLineStart = true },
            new(CodeToken.Comment, "REM ", null) { AtLineStart = true },
            new(CodeToken.Comment, "::", null) { AtLineStart = true },
            new(CodeToken.Variable, "%", "%"),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\' },
        ],
    };
}
