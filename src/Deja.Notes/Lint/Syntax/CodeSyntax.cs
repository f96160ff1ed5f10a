using Deja.Notes.Blocks;

namespace Deja.Notes.Lint.Syntax;

/// <summary>The languages whose blocks are parsed. A new one is one file and one line here.</summary>
public static class CodeSyntax
{
    /// <summary>By the language's id; each gives null for code that parses.</summary>
    public static IReadOnlyDictionary<string, Func<string, SyntaxProblem?>> Parsers { get; } = new Dictionary<string, Func<string, SyntaxProblem?>>(StringComparer.Ordinal)
    {
        ["json"] = code => JsonSyntax.Check(code, withComments: false),
        ["jsonc"] = code => JsonSyntax.Check(code, withComments: true),
        ["jsonl"] = code => JsonSyntax.Check(code, withComments: false),
        ["ndjson"] = code => JsonSyntax.Check(code, withComments: false),
        ["yaml"] = YamlSyntax.Check,
        ["toml"] = TomlSyntax.Check,
        ["xml"] = XmlSyntax.Check,
    };

    /// <summary>
    /// Whether code is written to be read rather than taken as it is: parts are left out (<c>...</c>), or are to be filled in
    /// (<c>{{ x }}</c>, <c>{% x %}</c>, <c>&lt;your name&gt;</c>).
    /// </summary>
    public static bool IsSketch(string code, Language language) =>
        code.Contains("...", StringComparison.Ordinal) || code.Contains('…', StringComparison.Ordinal)
        || code.Contains("{%", StringComparison.Ordinal) || code.Replace("${{", string.Empty, StringComparison.Ordinal).Contains("{{", StringComparison.Ordinal)
        || (language.Id != "xml" && Placeholder.Find(code).Count > 0);
}
