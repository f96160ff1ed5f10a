using System.Globalization;
using System.Text;
using Deja.CSharp.Sources;
using Microsoft.CodeAnalysis;

namespace Deja.CSharp.Sessions;

/// <summary>What the compiler says, for people: place, code and message of each error, and below it the line with a mark.</summary>
internal static class CompileErrors
{
    private const int Most = 10;

    /// <summary>The fault that a block with these errors ends with.</summary>
    public static BlockFault Fault(IEnumerable<Diagnostic> diagnostics, BlockSource source)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start).ToList();
        var text = new StringBuilder();
        foreach (var error in errors.Take(Most))
            Append(text, error);
        if (errors.Count > Most)
            text.Append(CultureInfo.InvariantCulture, $"… and {errors.Count - Most} more errors\n");
        var first = errors[0];
        var isHere = ReferenceEquals(first.Location.SourceTree, source.Tree);
        var place = first.Location.GetMappedLineSpan().StartLinePosition;
        return new BlockFault($"{Head(first)}")
        {
            Name = first.Id,
            Trace = text.ToString().TrimEnd('\n'),
            Line = isHere ? place.Line + 1 : null,
            Column = isHere ? place.Character + 1 : null,
        };
    }

    private static void Append(StringBuilder text, Diagnostic error)
    {
        text.Append(Head(error)).Append('\n');
        if (error.Location.SourceTree is not { } tree)
            return;
        var span = error.Location.SourceSpan;
        var line = tree.GetText().Lines.GetLineFromPosition(span.Start);
        var source = line.ToString();
        var column = span.Start - line.Start;
        // Tabs stay tabs, so that the mark stands under what it means.
        var indent = string.Concat(source.Take(column).Select(c => c == '\t' ? '\t' : ' '));
        var length = Math.Max(1, Math.Min(span.End, line.End) - span.Start);
        text.Append("    ").Append(source).Append('\n').Append("    ").Append(indent).Append('^').Append('~', length - 1).Append('\n');
    }

    private static string Head(Diagnostic error)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        if (error.Location.SourceTree is null)
            return $"{error.Id} {message}";
        var place = error.Location.GetMappedLineSpan();
        return $"{place.Path}:{place.StartLinePosition.Line + 1}:{place.StartLinePosition.Character + 1} {error.Id} {message}";
    }
}
