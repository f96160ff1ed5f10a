using YamlDotNet.Core;

namespace Deja.Notes.Lint.Syntax;

/// <summary>YAML, one document or several. Read by its events, so an alias costs nothing and no type is made.</summary>
internal static class YamlSyntax
{
    public static SyntaxProblem? Check(string code)
    {
        try
        {
            using var text = new StringReader(code);
            var parser = new Parser(text);
            while (parser.MoveNext())
            {
            }

            return null;
        }
        catch (YamlException e)
        {
            return new SyntaxProblem((int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column), (e.InnerException?.Message ?? e.Message).TrimEnd('.'));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            return new SyntaxProblem(1, 1, e.Message);
        }
    }
}
