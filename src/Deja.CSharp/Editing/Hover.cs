namespace Deja.CSharp.Editing;

/// <summary>What stands at a place.</summary>
/// <param name="From">Where its name begins.</param>
/// <param name="To">Where that ends.</param>
/// <param name="Text">Its declaration and what it is for, in Markdown.</param>
internal sealed record Hover(int From, int To, string Text);
