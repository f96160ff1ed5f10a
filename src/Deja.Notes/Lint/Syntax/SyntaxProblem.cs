namespace Deja.Notes.Lint.Syntax;

/// <summary>Why a piece of code does not parse.</summary>
/// <param name="Line">In the code, counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Message">In the parser's words.</param>
public sealed record SyntaxProblem(int Line, int Column, string Message);
