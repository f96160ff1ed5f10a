namespace Deja.CSharp.Editing;

/// <summary>What could stand at a place.</summary>
/// <param name="From">Where what it replaces begins.</param>
/// <param name="To">Where that ends.</param>
/// <param name="Items">In the order of their names.</param>
internal sealed record Completion(int From, int To, IReadOnlyList<CompletionItem> Items);
