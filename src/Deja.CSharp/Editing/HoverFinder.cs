using Deja.CSharp.Sessions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deja.CSharp.Editing;

/// <summary>Says what the name at a place is.</summary>
internal static class HoverFinder
{
    /// <summary>Null where there is no name, or none that is known.</summary>
    public static Hover? Find(Session session, string code, int at)
    {
        var place = Place.Of(session, code, at);
        var token = place.Root.FindToken(place.Position);
        if (token.SpanStart > place.Position || !token.IsKind(SyntaxKind.IdentifierToken))
            token = place.Root.FindToken(Math.Max(0, place.Position - 1));
        if (!token.IsKind(SyntaxKind.IdentifierToken) && !SyntaxFacts.IsPredefinedType(token.Kind()) || token.Parent is not { } node || Symbol(place.Model, node) is not { } symbol)
            return null;
        var text = $"```csharp\n{Declaration(symbol)}\n```";
        var summary = Documentation.Summary(symbol);
        return new(token.SpanStart - place.Shift, token.Span.End - place.Shift, summary.Length == 0 ? text : $"{text}\n\n{summary}");
    }

    private static ISymbol? Symbol(SemanticModel model, SyntaxNode node)
    {
        var info = model.GetSymbolInfo(node);
        // `var` is a name as well: of the type that it stands for.
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node) ?? (node is TypeSyntax ? model.GetTypeInfo(node).Type : null);
    }

    private static string Declaration(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => $"{local.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {local.Name}",
        IFieldSymbol { ContainingType.IsScriptClass: true } field => $"{field.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {field.Name}",
        INamedTypeSymbol type => $"{type.TypeKind.ToString().ToLowerInvariant().Replace("structure", "struct", StringComparison.Ordinal)} {type.ToDisplayString()}",
        _ => symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
    };
}
