using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace Deja.CSharp.Sessions;

/// <summary>A block that was compiled and loaded.</summary>
/// <param name="Number">Its place in the session, from 0: also the slot of its state.</param>
/// <param name="Compilation">What later blocks are compiled against.</param>
/// <param name="Assembly">Where its code is.</param>
/// <param name="Start">Makes its state, runs its statements, and ends with its last expression's value. Gets the state of all blocks by number.</param>
internal sealed record Submission(int Number, CSharpCompilation Compilation, Assembly Assembly, Func<object?[], Task<object?>> Start);
