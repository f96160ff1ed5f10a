using Deja.CSharp.Sessions;
using Deja.CSharp.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deja.CSharp.Editing;

/// <summary>A place in code that isn't run, with what the compiler knows there: all that the session's blocks declared.</summary>
/// <param name="Model">Answers about the code.</param>
/// <param name="Root">The code as a tree.</param>
/// <param name="Position">The place in the tree.</param>
/// <param name="Shift">How much larger offsets in the tree are than those of the code.</param>
internal sealed record Place(SemanticModel Model, SyntaxNode Root, int Position, int Shift)
{
    /// <summary>The place of an offset in code that would be the session's next block.</summary>
    public static Place Of(Session session, string code, int at)
    {
        var source = BlockSource.Read(code, "block", 1);
        var model = session.Compile(source).GetSemanticModel(source.Tree);
        return new(model, source.Tree.GetRoot(), Math.Clamp(at, 0, code.Length) + source.Prefix.Length, source.Prefix.Length);
    }

    /// <summary>The innermost call, creation or attribute whose parentheses are around the place; null where none is.</summary>
    public BaseArgumentListSyntax? Arguments
    {
        get
        {
            var token = Root.FindToken(Math.Max(0, Position - 1));
            return token.Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>()
                .FirstOrDefault(a => a.GetFirstToken().Span.End <= Position && (a.GetLastToken(includeZeroWidth: true).IsMissing || Position <= a.GetLastToken().SpanStart));
        }
    }

    /// <summary>Whether it is within a comment or a text, where there is nothing to say.</summary>
    public bool IsInText
    {
        get
        {
            if (Position <= Shift)
                return false;
            var trivia = Root.FindTrivia(Math.Max(0, Position - 1));
            var token = Root.FindToken(Math.Max(0, Position - 1));
            return trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia
                || trivia.IsDirective
                || token.SpanStart < Position && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
                    or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken && token.SpanStart < Position && (Position < token.Span.End || token.IsMissing);
        }
    }
}
