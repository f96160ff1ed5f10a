namespace Deja.Run.Kernels.Commands;

/// <summary>What the files of a language end in, as its own tools want it.</summary>
internal static class LanguageEndings
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["ruby"] = "rb", ["rust"] = "rs", ["typescript"] = "ts", ["javascript"] = "js", ["python"] = "py", ["perl"] = "pl", ["haskell"] = "hs", ["kotlin"] = "kts", ["csharp"] = "cs", ["fsharp"] = "fsx",
        ["julia"] = "jl", ["elixir"] = "exs", ["erlang"] = "erl", ["clojure"] = "clj", ["ocaml"] = "ml", ["powershell"] = "ps1", ["bash"] = "sh", ["zsh"] = "sh", ["racket"] = "rkt", ["scheme"] = "scm",
        ["groovy"] = "groovy", ["fortran"] = "f90", ["cuda"] = "cu", ["latex"] = "tex", ["markdown"] = "md", ["octave"] = "m", ["matlab"] = "m", ["crystal"] = "cr", ["cpp"] = "cpp", ["c++"] = "cpp", ["prolog"] = "pl",
    };

    /// <summary>The ending without its dot; where none is known the language's name is one (<c>go</c>, <c>lua</c>, <c>php</c>, <c>java</c>, <c>r</c>).</summary>
    public static string Of(string language) => Known.GetValueOrDefault(language) ?? new string([.. language.Where(char.IsAsciiLetterOrDigit)]);
}
