using Deja.Notes.Lint.Syntax;

namespace Deja.Run.Syntax;

/// <summary>A parser of blocks that nobody runs. One file, one line in <see cref="SyntaxChecks.All"/>.</summary>
internal interface ISyntaxCheck
{
    /// <summary>The ids of the languages that it parses.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>Tells one version of the parser from another, as far as that matters; null where there is none on this machine.</summary>
    string? Identity { get; }

    /// <summary>Parses pieces of code; none of it is run.</summary>
    /// <param name="codes">In any number: a parser that is a process is started once for all.</param>
    /// <returns>For each what is wrong with it, null where nothing is; null as a whole where the parser failed.</returns>
    IReadOnlyList<SyntaxProblem?>? Check(IReadOnlyList<string> codes);
}
