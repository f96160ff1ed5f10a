using System.Buffers;
using System.Text.RegularExpressions;

namespace Deja.Host.Secrets;

/// <summary>One form of secrets.</summary>
/// <param name="pattern">Finds them; its group <c>s</c> is what must not be kept.</param>
/// <param name="needs">Without any of these, in whichever case, a line has none, and is spared the pattern.</param>
internal sealed class SecretPattern(Regex pattern, params string[] needs)
{
    private readonly SearchValues<string> _needs = SearchValues.Create(needs, StringComparison.OrdinalIgnoreCase);

    /// <summary>Masks a line's.</summary>
    public string Replace(string line, MatchEvaluator mask) => line.AsSpan().ContainsAny(_needs) ? pattern.Replace(line, mask) : line;
}
