using System.Collections;

namespace Deja.CSharp.Formatting;

/// <summary>The entries of a dictionary, whatever its types are.</summary>
internal static class Pairs
{
    public static IEnumerable<DictionaryEntry> Of(IDictionary dictionary)
    {
        // As a plain sequence a generic dictionary would give its own kind of pairs.
        foreach (DictionaryEntry entry in dictionary)
            yield return entry;
    }
}
