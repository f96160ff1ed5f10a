using Microsoft.CodeAnalysis.CSharp;

namespace Deja.CSharp.Sessions;

/// <summary>A block that was compiled and loaded.</summary>
/// <param name="Compilation">What later blocks are compiled against.</param>
/// <param name="Slot">The place of what it makes among that of all blocks. The first slot is for an object that this kernel has none of.</param>
/// <param name="Start">Makes its state, runs its statements, and ends with its last expression's value. Gets the state of all blocks. Null for a block of nothing but usings and comments.</param>
internal sealed record Submission(CSharpCompilation Compilation, int Slot, Func<object?[], Task<object?>>? Start);
