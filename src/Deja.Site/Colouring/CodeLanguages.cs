using Deja.Site.Colouring.Languages;

namespace Deja.Site.Colouring;

/// <summary>Every language that code is coloured in.</summary>
internal static class CodeLanguages
{
    public static IReadOnlyList<LanguageTable> All { get; } =
    [
        CSharp.Table,
        FSharp.Table,
        VisualBasic.Table,
        Python.Table,
        JavaScript.Table,
        TypeScript.Table,
        Java.Table,
        Kotlin.Table,
        Scala.Table,
        C.Table,
        Cpp.Table,
        ObjectiveC.Table,
        Go.Table,
        Rust.Table,
        Swift.Table,
        Ruby.Table,
        Php.Table,
        Perl.Table,
        Lua.Table,
        R.Table,
        Julia.Table,
        Haskell.Table,
        Elixir.Table,
        Erlang.Table,
        Clojure.Table,
        Lisp.Table,
        Dart.Table,
        Shell.Table,
        PowerShell.Table,
        Batch.Table,
        Sql.Table,
        Markup.Table,
        Css.Table,
        Scss.Table,
        Json.Table,
        Yaml.Table,
        Toml.Table,
        Ini.Table,
        Dockerfile.Table,
        Makefile.Table,
        CMake.Table,
        Diff.Table,
        ConsoleSession.Table,
        Markdown.Table,
        Latex.Table,
        Nginx.Table,
        GraphQl.Table,
        Protobuf.Table,
        Hcl.Table,
        Nix.Table,
        Zig.Table,
        Matlab.Table,
        Vim.Table,
        Http.Table,
        Assembly.Table,
        PlainText.Table,
    ];

    private static readonly Dictionary<string, LanguageTable> ByName = All.SelectMany(t => t.Names.Select(n => (n, t))).ToDictionary(p => p.n, p => p.t, StringComparer.OrdinalIgnoreCase);

    /// <summary>A language by any of its names; null where none is known.</summary>
    public static LanguageTable? Find(string name) => ByName.GetValueOrDefault(name);
}
