using Deja.CSharp.Sessions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deja.CSharp.Editing;

/// <summary>Finds what is called around a place.</summary>
internal static class SignatureFinder
{
    /// <summary>Null where the place is in no call.</summary>
    public static SignatureHelp? Find(Session session, string code, int at)
    {
        var place = Place.Of(session, code, at);
        if (place.Arguments is not { Parent: { } call } arguments)
            return null;
        var methods = Candidates(place.Model, call).OrderBy(m => m.Parameters.Length).ToList();
        if (methods.Count == 0)
            return null;
        var parameter = arguments.Arguments.GetSeparators().Count(s => s.Span.End <= place.Position);
        var chosen = place.Model.GetSymbolInfo(call).Symbol;
        var active = methods.FindIndex(m => SymbolEqualityComparer.Default.Equals(m, chosen));
        if (active < 0)
            active = methods.FindIndex(m => m.Parameters.Length > parameter || m.Parameters is [.., { IsParams: true }]);
        return new(Math.Max(0, active), parameter, [.. methods.Select(Signature)]);
    }

    private static IEnumerable<IMethodSymbol> Candidates(SemanticModel model, SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation when model.GetMemberGroup(invocation.Expression) is { Length: > 0 } group => group.OfType<IMethodSymbol>(),
        InvocationExpressionSyntax invocation when model.GetTypeInfo(invocation.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => [invoke],
        BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation).Type is INamedTypeSymbol type => type.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public),
        _ => [],
    };

    private static Signature Signature(IMethodSymbol method) => new(
        method.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        Documentation.Summary(method),
        [.. method.Parameters.Select(p => p.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))]);
}
