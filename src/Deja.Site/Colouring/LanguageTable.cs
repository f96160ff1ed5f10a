using System.Collections.Frozen;

namespace Deja.Site.Colouring;

/// <summary>All that the scanner knows of a language. One file each, and one line in <see cref="CodeLanguages.All"/>.</summary>
/// <param name="names">The language's name first, then what else it is called on fences.</param>
internal sealed class LanguageTable(params string[] names)
{
    private static readonly CodeForm[] NoForms = [];

    private FrozenDictionary<string, (CodeToken Token, WordRoles Roles)>.AlternateLookup<ReadOnlySpan<char>>? _lookup;
    private CodeForm[][]? _forms;
    private CharacterKinds[]? _kinds;

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

    /// <summary>Keywords behind which all names up to a brace, a parenthesis or <c>=</c> are those of types (<c>class A : B, C</c>).</summary>
    public string Heads { get; init; } = string.Empty;

    /// <summary>Keywords behind which a name is that of a variable.</summary>
    public string Binders { get; init; } = string.Empty;

    /// <summary>Keywords behind which a name before <c>(</c> is called, not declared.</summary>
    public string Callers { get; init; } = string.Empty;

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

    /// <summary>Whether a call may have types in angle brackets before its parenthesis.</summary>
    public bool HasTypedCalls { get; init; }

    /// <summary>Whether a name behind a type and before <c>(</c> is declared.</summary>
    public bool HasDeclarations { get; init; }

    /// <summary>Whether nothing is declared within parentheses and behind <c>=</c>.</summary>
    public bool HasExpressions { get; init; }

    /// <summary>Whether <c>*</c> and <c>&amp;</c> may stand between a type and what it is of.</summary>
    public bool HasPointers { get; init; }

    /// <summary>Whether a name before another that is declared is a type, and one before <c>=</c> a variable.</summary>
    public bool HasTypedNames { get; init; }

    /// <summary>Whether a name with a capital is that of a type, and one of capitals alone that of a constant.</summary>
    public bool HasTypeNames { get; init; }

    /// <summary>Whether a name before <c>:</c> is a key.</summary>
    public bool HasKeyNames { get; init; }

    /// <summary>Whether of the names behind <see cref="Binders"/> only those are coloured, as functions, that an arrow follows.</summary>
    public bool HasFunctionVariables { get; init; }

    /// <summary>Whether a word behind <c>.</c> is a name, whatever it is elsewhere.</summary>
    public bool HasMembers { get; init; }

    /// <summary>What names of types end with (<c>_t</c>); empty for nothing.</summary>
    public string TypeEnd { get; init; } = string.Empty;

    /// <summary>What a word of the language may end with besides (<c>!</c>).</summary>
    public string NameEnds { get; init; } = string.Empty;

    /// <summary>Whether numbers are coloured.</summary>
    public bool HasNumbers { get; init; } = true;

    /// <summary>Whether a sign belongs to the number behind it.</summary>
    public bool HasSigns { get; init; }

    /// <summary>Whether <c>&lt;&lt;WORD</c> begins a text up to that word.</summary>
    public bool HasHereDocuments { get; init; }

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

    /// <summary>Whether the begin of a line may be something of its own.</summary>
    public bool HasLineTokens => HasSections || KeyEnds.Length > 0;

    /// <summary>Which scanner reads it.</summary>
    public CodeShape Shape { get; init; }

    /// <summary>What a character may be.</summary>
    public CharacterKinds KindOf(char c)
    {
        _kinds ??= Kinds();
        if (c < _kinds.Length) return _kinds[c];
        return char.IsLetter(c) ? CharacterKinds.Start | CharacterKinds.Part : CharacterKinds.None;
    }

    /// <summary>The comments and strings that may begin with a character.</summary>
    public CodeForm[] FormsOf(char first)
    {
        _forms ??= Prepare();
        return first < _forms.Length ? _forms[first] : NoForms;
    }

    /// <summary>What a word is.</summary>
    public CodeToken WordAt(ReadOnlySpan<char> word) => WordAt(word, out _);

    /// <summary>What a word is, and what it says of the name behind it.</summary>
    public CodeToken WordAt(ReadOnlySpan<char> word, out WordRoles roles)
    {
        _lookup ??= Words();
        (var token, roles) = _lookup.Value.TryGetValue(word, out var found) ? found : default;
        return token;
    }

    private CharacterKinds[] Kinds()
    {
        var kinds = new CharacterKinds[128];
        for (var i = 0; i < kinds.Length; i++)
        {
            var c = (char)i;
            if (char.IsAsciiLetter(c) || c == '_' || NameCharacters.Contains(c, StringComparison.Ordinal)) kinds[i] |= CharacterKinds.Start | CharacterKinds.Part;
            if (char.IsAsciiDigit(c)) kinds[i] |= CharacterKinds.Part;
            if (FormsOf(c).Length > 0) kinds[i] |= CharacterKinds.Form;
            if (Marks(c)) kinds[i] |= CharacterKinds.Mark;
        }

        return kinds;
    }

    private bool Marks(char c) =>
        (HasNumbers && (char.IsAsciiDigit(c) || c == '.' || (c == '-' && HasSigns))) || (c == '-' && HasOptions) || (c == '/' && HasPatterns) || (c == '<' && HasHereDocuments)
        || VariableMarks.Contains(c, StringComparison.Ordinal) || MetaMarks.Contains(c, StringComparison.Ordinal);

    private CodeForm[][] Prepare()
    {
        var forms = new CodeForm[128][];
        for (var c = 0; c < forms.Length; c++) forms[c] = [.. Forms.Where(f => f.Open[0] == c)];
        return forms;
    }

    private FrozenDictionary<string, (CodeToken Token, WordRoles Roles)>.AlternateLookup<ReadOnlySpan<char>> Words()
    {
        var words = new Dictionary<string, (CodeToken Token, WordRoles Roles)>(IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var (list, token) in new[] { (Keywords, CodeToken.Keyword), (Literals, CodeToken.Literal), (Types, CodeToken.Type), (Builtins, CodeToken.Builtin) })
        {
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries)) words.TryAdd(word, (token, WordRoles.None));
        }

        foreach (var (list, role) in new[] { (Definitions, WordRoles.Defines), (Heads, WordRoles.Heads), (Binders, WordRoles.Binds), (Callers, WordRoles.Calls) })
        {
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries)) words[word] = words.TryGetValue(word, out var known) ? (known.Token, known.Roles | role) : (CodeToken.Plain, role);
        }

        return words.ToFrozenDictionary(words.Comparer).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
