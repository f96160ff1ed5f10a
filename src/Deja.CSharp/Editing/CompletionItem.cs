namespace Deja.CSharp.Editing;

/// <summary>One choice.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Kind">What it is, in one word.</param>
/// <param name="Detail">Its declaration; the number of its other overloads at the end.</param>
internal sealed record CompletionItem(string Label, string Kind, string Detail);
