using System.Globalization;
using Deja.CSharp.Sessions;
using Deja.CSharp.Sources;
using Microsoft.CodeAnalysis;

namespace Deja.CSharp.Editing;

/// <summary>Says what is wrong with code that isn't run.</summary>
internal static class Diagnoser
{
    /// <summary>As the session's next block. Where it asks for packages, only what can be known without them.</summary>
    public static IReadOnlyList<Finding> Diagnose(Session session, string code)
    {
        var source = BlockSource.Read(code, "block", 1);
        var needsPackages = source.Directives.Any(d => d.Kind is not (DirectiveKind.Passed or DirectiveKind.Wrong));
        return Findings(source, needsPackages ? source.Tree.GetDiagnostics() : session.Compile(source).GetDiagnostics());
    }

    /// <summary>By its syntax alone: without a session, and fast. A note also shows pieces of files that are no scripts: what would be right in one is right.</summary>
    public static IReadOnlyList<Finding> Parse(string code)
    {
        var source = BlockSource.Read(code, "block", 1);
        var findings = Findings(source, source.Tree.GetDiagnostics());
        return findings.Any(f => f.IsError) && source.IsFile ? [] : findings;
    }

    private static List<Finding> Findings(BlockSource source, IEnumerable<Diagnostic> diagnostics) =>
    [
        .. source.Directives.Where(d => d.Kind == DirectiveKind.Wrong).Select(d => new Finding(source.Offset(d.Line), source.LineEnd(d.Line), true, "DEJA", d.Argument)),
        .. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree == source.Tree).OrderBy(d => d.Location.SourceSpan.Start).Select(d => new Finding(
            Math.Max(0, d.Location.SourceSpan.Start - source.Prefix.Length), Math.Max(0, d.Location.SourceSpan.End - source.Prefix.Length),
            d.Severity == DiagnosticSeverity.Error, d.Id, d.GetMessage(CultureInfo.InvariantCulture))),
    ];
}
