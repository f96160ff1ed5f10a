namespace Deja.Notes.Blocks;

/// <summary>The language of a block in one spelling: <c>c#</c>, <c>cs</c> and <c>CSharp</c> are all <c>csharp</c>.</summary>
/// <param name="Id">Lower case; empty for no language.</param>
public readonly record struct Language(string Id)
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["c#"] = "csharp", ["cs"] = "csharp", ["csx"] = "csharp", ["dotnet-csharp"] = "csharp", ["polyglot-csharp"] = "csharp",
        ["f#"] = "fsharp", ["fs"] = "fsharp", ["fsx"] = "fsharp", ["dotnet-fsharp"] = "fsharp", ["polyglot-fsharp"] = "fsharp",
        ["py"] = "python", ["python3"] = "python", ["py3"] = "python", ["ipython"] = "python",
        ["shell"] = "sh", ["zsh"] = "sh", ["shell-script"] = "sh", ["sh-session"] = "console", ["shell-session"] = "console", ["shellsession"] = "console", ["terminal"] = "console",
        ["ps1"] = "powershell", ["pwsh"] = "powershell", ["posh"] = "powershell",
        ["js"] = "javascript", ["node"] = "javascript", ["mjs"] = "javascript", ["ts"] = "typescript",
        ["yml"] = "yaml", ["c++"] = "cpp", ["cc"] = "cpp", ["hpp"] = "cpp", ["rs"] = "rust", ["rb"] = "ruby", ["golang"] = "go",
        ["md"] = "markdown", ["tex"] = "latex", ["htm"] = "html", ["sqlite"] = "sql", ["plain"] = "text", ["plaintext"] = "text", ["txt"] = "text", ["output"] = "text",
    };

    /// <summary>No language on the fence.</summary>
    public static Language None { get; } = new(string.Empty);

    /// <summary>Whether it is run by a shell of the Bourne family, alone in which placeholders are looked for.</summary>
    public bool IsShell => Id is "sh" or "bash" or "console";

    /// <summary>Reads the first word of an info string, in Quarto's braces (<c>{python}</c>) as well.</summary>
    public static Language Parse(string? word)
    {
        if (string.IsNullOrWhiteSpace(word)) return None;
        var id = word.Trim().Trim('{', '}', '.').ToLowerInvariant();
        return new Language(Aliases.GetValueOrDefault(id, id));
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
