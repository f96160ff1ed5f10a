namespace Deja.Recall.Index;

/// <summary>An entry as the index knows it.</summary>
/// <param name="Path">The note, from the notebook's root.</param>
/// <param name="Ordinal">The entry's index in the note.</param>
/// <param name="EntryCount">How many entries the note had when it was indexed; another number means that it has changed since.</param>
internal readonly record struct EntryRef(string Path, int Ordinal, int EntryCount);
