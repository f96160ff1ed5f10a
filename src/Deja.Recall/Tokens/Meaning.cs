namespace Deja.Recall.Tokens;

/// <summary>A row of the glossary.</summary>
/// <param name="Key">Stands for all of its words.</param>
/// <param name="Terms">The English words as terms; at least one, the key among them.</param>
/// <param name="Words">The Chinese words as written.</param>
internal sealed record Meaning(string Key, IReadOnlyList<string> Terms, IReadOnlyList<string> Words);
