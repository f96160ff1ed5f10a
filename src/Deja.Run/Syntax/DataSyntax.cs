using Deja.Notes.Lint.Syntax;

namespace Deja.Run.Syntax;

/// <summary>JSON, YAML, TOML and XML, by the parsers that the linter has.</summary>
internal sealed class DataSyntax(string language) : ISyntaxCheck
{
    public IReadOnlyList<string> Languages => [language];

    public string? Identity => "1";

    public IReadOnlyList<SyntaxProblem?> Check(IReadOnlyList<string> codes) => [.. codes.Select(CodeSyntax.Parsers[language])];
}
