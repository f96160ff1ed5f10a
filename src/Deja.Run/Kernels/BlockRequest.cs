namespace Deja.Run.Kernels;

/// <summary>A block to run.</summary>
/// <param name="Code">Lines end in <c>\n</c>.</param>
/// <param name="File">The note's path from the notebook's root, for error messages.</param>
/// <param name="Line">The line in it of the code's first line, counted from 1.</param>
public sealed record BlockRequest(string Code, string File, int Line);
