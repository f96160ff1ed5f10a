using Deja.Notes.Lint.Syntax;

namespace Deja.Run.Syntax;

/// <summary>Every parser that there is.</summary>
internal static class SyntaxChecks
{
    public static IReadOnlyList<ISyntaxCheck> All { get; } = [new ShellSyntax(), new KernelSyntax("python"), new KernelSyntax("csharp"), new KernelSyntax("fsharp"), .. CodeSyntax.Parsers.Keys.Select(l => new DataSyntax(l))];

    /// <summary>The one for a language; null where nothing parses it.</summary>
    public static ISyntaxCheck? Of(string language) => All.FirstOrDefault(c => c.Languages.Contains(language));
}
