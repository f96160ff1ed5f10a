using Deja.Notes.FrontMatters;
using YamlDotNet.Core;

namespace Deja.Notes.Lint.Syntax;

/// <summary>YAML, one document or several. Read by its events, so an alias costs nothing and no type is made.</summary>
internal static class YamlSyntax
{
    // Deeper code is taken as right: nobody wrote it by hand.
    private const int MaxDepth = 512;

    public static SyntaxProblem? Check(string code)
    {
        using var text = new StringReader(code);
        var parser = new Parser(text);
        try
        {
            // Each step looks at every open list again.
            for (var depth = 0; depth <= MaxDepth && parser.MoveNext();) depth += parser.Current!.NestingIncrease;
            return null;
        }
        catch (YamlException e)
        {
            return new SyntaxProblem((int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column), YamlWords.Of(e));
        }
        catch (InvalidOperationException)
        {
            return new SyntaxProblem((int)(parser.Current?.End.Line ?? 1), 1, YamlWords.OpenBracket);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return new SyntaxProblem(1, 1, e.Message);
        }
    }
}
