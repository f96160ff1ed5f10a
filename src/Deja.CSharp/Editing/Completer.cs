using Deja.CSharp.Sessions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deja.CSharp.Editing;

/// <summary>What could stand at a place: members after a dot, else all names in scope and the words of C#.</summary>
internal static class Completer
{
    private const int Most = 500;

    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(t => t.Length > 1 && !t.StartsWith("__", StringComparison.Ordinal)),
        "async", "await", "dynamic", "nameof", "record", "required", "var", "when", "where", "yield",
    ];

    public static Completion Complete(Session session, string code, int at)
    {
        at = Math.Clamp(at, 0, code.Length);
        var (from, to) = (at, at);
        while (from > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[from - 1]))
            from--;
        while (to < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[to]))
            to++;
        var place = Place.Of(session, code, from);
        if (place.IsInText || from < code.Length && char.IsAsciiDigit(code[from]) && from < to)
            return new(from, to, []);
        var typed = code[from..at];
        var (symbols, isMember) = Symbols(place);
        var items = symbols.Where(s => Fits(s, typed)).GroupBy(s => s.Name).Select(g => Item(g.First(), g.Count() - 1))
            .Concat(isMember ? [] : Keywords.Where(k => k.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Distinct().Select(k => new CompletionItem(k, "keyword", k)));
        return new(from, to, [.. items.DistinctBy(i => i.Label).OrderBy(i => i.Label, StringComparer.OrdinalIgnoreCase).Take(Most)]);
    }

    private static (IEnumerable<ISymbol> Symbols, bool IsMember) Symbols(Place place)
    {
        var before = place.Root.FindToken(Math.Max(0, place.Position - 1));
        ExpressionSyntax? owner = before.Parent switch
        {
            MemberAccessExpressionSyntax access when access.OperatorToken == before => access.Expression,
            QualifiedNameSyntax name when name.DotToken == before => name.Left,
            MemberBindingExpressionSyntax binding when binding.OperatorToken == before => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().First().Expression,
            _ => null,
        };
        return owner is null ? (place.Model.LookupSymbols(place.Position), false) : (Members(place, owner), true);
    }

    private static IEnumerable<ISymbol> Members(Place place, ExpressionSyntax owner)
    {
        if (place.Model.GetSymbolInfo(owner).Symbol is INamespaceOrTypeSymbol container)
            return place.Model.LookupSymbols(place.Position, container).Where(s => s.IsStatic || s is INamespaceOrTypeSymbol);
        if (place.Model.GetTypeInfo(owner).Type is not { } type || type.SpecialType == SpecialType.System_Void)
            return [];
        var value = owner.Parent is ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return place.Model.LookupSymbols(place.Position, value, includeReducedExtensionMethods: true).Where(s => !s.IsStatic && s is not INamedTypeSymbol);
    }

    private static bool Fits(ISymbol symbol, string typed) => symbol.CanBeReferencedByName && symbol.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
        && !symbol.Name.StartsWith("Block#", StringComparison.Ordinal) && symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.Destructor };

    private static CompletionItem Item(ISymbol symbol, int others) =>
        new(symbol.Name, Kind(symbol), symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + (others == 0 ? "" : others == 1 ? " (and 1 more)" : $" (and {others} more)"));

    private static string Kind(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol { TypeKind: var kind } => kind.ToString() is var name && name == "Structure" ? "struct" : name.ToLowerInvariant(),
        // What blocks declare at their top are fields to the compiler.
        IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "variable",
        _ => symbol.Kind.ToString().ToLowerInvariant(),
    };
}
