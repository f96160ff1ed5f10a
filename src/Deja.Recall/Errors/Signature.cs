using System.Text.RegularExpressions;
using Deja.Recall.Tokens;

namespace Deja.Recall.Errors;

/// <summary>
/// An error line by what stays the same when the error comes back: its words in order, those of variable parts (paths, quoted names, numbers)
/// marked, the type and the tool's code it names.
/// </summary>
internal sealed partial class Signature
{
    private const int MaxWords = 64;

    private Signature(string text, Part[] parts, int firstSentence, string? type)
    {
        FirstSentence = firstSentence;
        Text = text;
        Parts = parts;
        Type = type;
        Code = ErrorCode.In(text);
    }

    /// <summary>The line itself.</summary>
    public string Text { get; }

    public Part[] Parts { get; }

    /// <summary>How many of the parts stand before the first full stop or bracket: the message, without the advice that follows it.</summary>
    public int FirstSentence { get; }

    /// <summary>See <see cref="ErrorType"/>.</summary>
    public string? Type { get; }

    /// <summary>See <see cref="ErrorCode"/>.</summary>
    public string? Code { get; }

    public static Signature Of(string line)
    {
        var variables = Variable().EnumerateMatches(line);
        var (start, end) = variables.MoveNext() ? (variables.Current.Index, variables.Current.Index + variables.Current.Length) : (int.MaxValue, int.MaxValue);
        var parts = new List<Part>();

        // "RuntimeError" is no word about a runtime.
        var type = ErrorType.In(line, out var name);
        if (type is null || !ErrorType.IsGeneral(type)) name = default;
        var sentence = SentenceEnd().EnumerateMatches(line);
        var sentenceEnd = sentence.MoveNext() ? sentence.Current.Index : line.Length;
        var firstSentence = 0;
        foreach (var word in Words.Of(line))
        {
            if (word.Start >= name.Start && word.Start < name.End) continue;
            while (word.Start >= end) (start, end) = variables.MoveNext() ? (variables.Current.Index, variables.Current.Index + variables.Current.Length) : (int.MaxValue, int.MaxValue);
            parts.Add(new Part(word.Key, word.Start >= start));
            if (word.Start < sentenceEnd) firstSentence = parts.Count;
            if (parts.Count == MaxWords) break;
        }

        return new Signature(line, [.. parts], firstSentence, type);
    }

    /// <summary>A word of a signature.</summary>
    /// <param name="Key">What it means; see <see cref="Word.Key"/>.</param>
    /// <param name="IsVariable">It stands in a part that differs from one time to the next.</param>
    public readonly record struct Part(string Key, bool IsVariable);

    [GeneratedRegex(@"(?<=\w\w[\w'""`)]*)(?:[.;!?](?=\s)| \()")]
    private static partial Regex SentenceEnd();

    // A quoted name, a placeholder, an address, a branch and where it goes, a package with its version, the names that stand for any name, a path of two parts or more, a file with its line, a dotted name, hexadecimal and other numbers.
    [GeneratedRegex(@"""[^""]{1,200}""|(?<!\w)'[^']{1,200}'|`[^`']{1,200}['`]|‘[^’]{1,200}’|“[^”]{1,200}”|<[\w .-]{1,60}>|\w+://\S+|\S+ -> \S+|[\w.-]+[=<>~!]=[\w.*-]+|[\w.-]+(?::[\w.-]+){2,}|\b(?i:lib)?(?i:foobar|foo|bar|baz|qux|xxx+|xyz|acme)(?:\.\w+)*\b|(?<!\w)[A-Z](?!\w)|(?:[A-Za-z]:)?[\w.@~+-]*(?:[/\\][\w.@~+-]+){1,}/?(?::\d+)*:?|\b[\w+-]+\.(?:py|c|cc|cpp|h|hpp|o|a|so|js|ts|tsx|mjs|cjs|rs|go|java|cs|csproj|rb|tex|json|yml|yaml|toml|dll|jar|sh)(?:[.\d]*)(?::\d+)*\b:?|(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?!\w)|\b0x[0-9a-fA-F]+|\b[0-9a-f]{8,}\b|\b\d[\w.,:-]*")]
    private static partial Regex Variable();
}
