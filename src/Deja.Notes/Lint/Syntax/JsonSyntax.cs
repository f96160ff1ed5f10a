using System.Text;
using System.Text.Json;

namespace Deja.Notes.Lint.Syntax;

/// <summary>JSON: a document, several in a row, or members without the braces around them, as notes show a part of a file.</summary>
internal static class JsonSyntax
{
    // Deeper code is taken as right: nobody wrote it by hand.
    private const int MaxDepth = 512;

    public static SyntaxProblem? Check(string code, bool withComments)
    {
        // Members cut out of a file may well keep the comma to the next one.
        var problem = Parse(code, withComments);
        if (problem is null || Parse($"{{{code.TrimEnd().TrimEnd(',')}}}", withComments) is null) return null;
        var hasComments = !withComments && (Parse(code, true) is null || Parse($"{{{code}}}", true) is null);
        return hasComments ? problem with { Message = "JSON has no comments and no comma behind a last item; 'jsonc' on the fence allows both" } : problem;
    }

    private static SyntaxProblem? Parse(string code, bool withComments)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(code), new JsonReaderOptions
        {
            AllowMultipleValues = true,
            AllowTrailingCommas = withComments,
            CommentHandling = withComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            MaxDepth = MaxDepth,
        });
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException e)
        {
            // The parser counts from 0, and says so behind its sentence.
            var message = e.Message.Split(" LineNumber:", 2)[0].TrimEnd('.');
            var isTooDeep = reader.CurrentDepth >= MaxDepth;
            return isTooDeep ? null : new SyntaxProblem((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, message);
        }
    }
}
