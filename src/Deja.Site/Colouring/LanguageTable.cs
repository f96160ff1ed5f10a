using System.Collections.Frozen;

namespace Deja.Site.Colouring;

/// <summary>All that the scanner knows of a language. One file each, and one line in <see cref="CodeLanguages.All"/>.</summary>
/// <param name="names">The language's name first, then what else it is called on fences.</param>
internal sealed class LanguageTable(params string[] names)
{
    private static readonly CodeForm[] NoForms = [];

    private FrozenDictionary<string, CodeToken>.AlternateLookup<ReadOnlySpan<char>>? _lookup;
    private CodeForm[][]? _forms;

    /// <summary>What it is called, lower case.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>Words of the language, with blanks between.</summary>
    public string Keywords { get; init; } = string.Empty;

    /// <summary>Types.</summary>
    public string Types { get; init; } = string.Empty;

    /// <summary>Functions and commands.</summary>
    public string Builtins { get; init; } = string.Empty;

    /// <summary>Constants.</summary>
    public string Literals { get; init; } = string.Empty;

    /// <summary>Keywords behind which a name is defined.</summary>
    public string Definitions { get; init; } = string.Empty;

    /// <summary>Comments and strings; of those that begin alike the longer first.</summary>
    public IReadOnlyList<CodeForm> Forms { get; init; } = [];

    /// <summary>What names hold besides letters, digits and <c>_</c>.</summary>
    public string NameCharacters { get; init; } = string.Empty;

    /// <summary>What marks a variable (<c>$</c>).</summary>
    public string VariableMarks { get; init; } = string.Empty;

    /// <summary>What marks a decorator or an annotation (<c>@</c>).</summary>
    public string MetaMarks { get; init; } = string.Empty;

    /// <summary>Whether case tells no words apart.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Whether a name before <c>(</c> is a call.</summary>
    public bool HasCalls { get; init; }

    /// <summary>Whether <c>/…/</c> may be a pattern.</summary>
    public bool HasPatterns { get; init; }

    /// <summary>Whether <c>--name</c> is an option.</summary>
    public bool HasOptions { get; init; }

    /// <summary>What stands behind a key at the begin of a line (<c>:</c>, <c>=</c>); the character 0 where there are none.</summary>
    public string KeyEnds { get; init; } = string.Empty;

    /// <summary>Whether a string before <c>:</c> is a key.</summary>
    public bool HasStringKeys { get; init; }

    /// <summary>Whether <c>[…]</c> on a line of its own begins a section.</summary>
    public bool HasSections { get; init; }

    /// <summary>Which scanner reads it.</summary>
    public CodeShape Shape { get; init; }

    /// <summary>The comments and strings that may begin with a character.</summary>
    public CodeForm[] FormsOf(char first)
    {
        _forms ??= Prepare();
        return first < _forms.Length ? _forms[first] : NoForms;
    }

    /// <summary>What a word is.</summary>
    public CodeToken WordAt(ReadOnlySpan<char> word)
    {
        _lookup ??= Words();
        return _lookup.Value.TryGetValue(word, out var token) ? token : CodeToken.Plain;
    }

    /// <summary>Whether a name is defined behind a word.</summary>
    public bool Defines(ReadOnlySpan<char> word)
    {
        foreach (var range in Definitions.AsSpan().Split(' '))
        {
            if (word.SequenceEqual(Definitions.AsSpan(range))) return true;
        }

        return false;
    }

    private CodeForm[][] Prepare()
    {
        var forms = new CodeForm[128][];
        for (var c = 0; c < forms.Length; c++) forms[c] = [.. Forms.Where(f => f.Open[0] == c)];
        return forms;
    }

    private FrozenDictionary<string, CodeToken>.AlternateLookup<ReadOnlySpan<char>> Words()
    {
        var words = new Dictionary<string, CodeToken>(IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var (list, token) in new[] { (Keywords, CodeToken.Keyword), (Literals, CodeToken.Literal), (Types, CodeToken.Type), (Builtins, CodeToken.Builtin) })
        {
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries)) words.TryAdd(word, token);
        }

        return words.ToFrozenDictionary(words.Comparer).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
