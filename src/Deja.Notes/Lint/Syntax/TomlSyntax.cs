using Tomlyn;
using Tomlyn.Parsing;

namespace Deja.Notes.Lint.Syntax;

/// <summary>TOML's form alone: a key may be there twice, as where a note shows two ways of writing it.</summary>
internal static class TomlSyntax
{
    public static SyntaxProblem? Check(string code)
    {
        try
        {
            var document = SyntaxParser.Parse(code, validate: false);
            if (!document.HasErrors) return null;
            var first = document.Diagnostics.First();
            return new SyntaxProblem(first.Span.Start.Line + 1, first.Span.Start.Column + 1, first.Message.TrimEnd('.'));
        }
        catch (TomlException)
        {
            // Thrown for nesting alone, more than 64 deep: nobody wrote that by hand.
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            return new SyntaxProblem(1, 1, e.Message);
        }
    }
}
