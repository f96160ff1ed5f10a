using System.Collections.Concurrent;

namespace Deja.Site.Search;

/// <summary>Each term once in memory, however many entries have it.</summary>
internal sealed class TermNames
{
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    public string Of(string term) => _names.GetOrAdd(term, term);
}
