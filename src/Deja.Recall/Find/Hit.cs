namespace Deja.Recall.Find;

/// <summary>A unit of the query found in a text.</summary>
/// <param name="Unit">Its index in the query.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">How many characters it covers.</param>
/// <param name="Worth">1 for the word itself, less for a longer word that begins with it or another one for the same.</param>
internal readonly record struct Hit(int Unit, int Start, int Length, double Worth);
