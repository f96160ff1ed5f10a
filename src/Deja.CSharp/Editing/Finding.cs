namespace Deja.CSharp.Editing;

/// <summary>Something wrong with code.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="IsError">An error, else a warning.</param>
/// <param name="Code">The compiler's number.</param>
/// <param name="Message">In one sentence.</param>
internal sealed record Finding(int From, int To, bool IsError, string Code, string Message);
