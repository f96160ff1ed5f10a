namespace Deja.Run.Placeholders;

/// <summary>Which arguments of which commands are read as code by the command itself: a value put there would become code, however well the shell quotes it.</summary>
internal static class CodeArguments
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal) { "eval", "trap", "alias", "let", "watch", "parallel", "bind", "complete", "compgen" };

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "export", "declare", "typeset", "local", "readonly", "read", "unset", "mapfile", "readarray", "getopts" };

    private static readonly HashSet<string> FirstArgument = new(StringComparer.Ordinal) { "awk", "gawk", "mawk", "nawk", "sed", "gsed", "jq", "yq" };

    private static readonly HashSet<string> ArgumentsBehindFirst = new(StringComparer.Ordinal) { "ssh", "sqlite3" };

    /// <summary>By a program's name, without the version behind it, the options whose value is code.</summary>
    private static readonly Dictionary<string, string[]> Options = Make(
        ("-c", "sh bash dash zsh ksh ash fish python pypy ipython su runuser script flock psql vim vi nvim pwsh powershell"),
        ("-e", "perl ruby node bun lua Rscript mysql mariadb osascript ghci sed gsed emacs nvim"),
        ("-E", "perl"),
        ("-p", "node"),
        ("-r", "php"),
        ("--eval", "node deno emacs mongo mongosh"),
        ("--print", "node"),
        ("--execute", "mysql mariadb"),
        ("--command", "psql su runuser script"),
        ("--cmd", "vim vi nvim"),
        ("-Command", "pwsh powershell"),
        ("--expression", "sed gsed"));

    private static readonly HashSet<string> SshOptionsWithValue = new(StringComparer.Ordinal) { "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p", "-Q", "-R", "-S", "-W", "-w" };

    private static readonly HashSet<string> OptionsWithValue = new(StringComparer.Ordinal) { "-F", "-v", "--arg", "--argjson", "-f", "--from-file", "-E" };

    /// <summary>Why a placeholder in a word is no argument but code; null when it is an argument.</summary>
    /// <param name="before">The words before it, the command's name first.</param>
    /// <param name="word">What stands before it in its own word.</param>
    public static string? Refusal(IReadOnlyList<string> before, string word)
    {
        if (before.Count == 0) return null;
        var name = Program(before[0]);
        if (All.Contains(name)) return $"'{name}' reads its arguments as code";
        if (Names.Contains(name) && word.Length == 0) return $"'{name}' would take it for a variable's name, which it evaluates";
        if (name is "[" or "test" or "printf" && before[^1] == "-v") return $"'{name} -v' would take it for a variable's name, which it evaluates";
        if (FirstArgument.Contains(name) && !HasOperand(before) && !OptionsWithValue.Contains(before[^1])) return $"'{name}' reads it as its program";
        if (ArgumentsBehindFirst.Contains(name) && HasHost(before, name)) return name == "ssh" ? "the shell on the other machine reads it again" : $"'{name}' reads it as its program";
        return OptionRefusal(before);
    }

    // "docker exec x sh -c …", "find -exec sh -c …": a program that reads code may stand anywhere in the command.
    private static string? OptionRefusal(IReadOnlyList<string> before)
    {
        for (var i = 0; i < before.Count - 1; i++)
        {
            if (!Options.TryGetValue(Program(before[i]), out var options)) continue;
            if (options.Any(o => before[^1] == o || IsBundle(before[^1], o))) return $"'{Program(before[i])} {before[^1]}' reads it as code";
        }

        return null;
    }

    // "bash -lc", "perl -ne"
    private static bool IsBundle(string word, string option) => option.Length == 2 && word.Length > 2 && word[0] == '-' && word[1] != '-' && word[^1] == option[1];

    private static bool HasOperand(IReadOnlyList<string> before)
    {
        for (var i = 1; i < before.Count; i++)
        {
            if (before[i].StartsWith('-') && before[i].Length > 1)
            {
                // A program from a file: all that follows are files.
                if (before[i] is "-f" or "--from-file" or "-e" or "--expression") return i + 1 < before.Count;
                if (OptionsWithValue.Contains(before[i])) i++;
                continue;
            }

            return true;
        }

        return false;
    }

    private static bool HasHost(IReadOnlyList<string> before, string name)
    {
        for (var i = 1; i < before.Count; i++)
        {
            if (!before[i].StartsWith('-')) return true;
            if (name == "ssh" && SshOptionsWithValue.Contains(before[i])) i++;
        }

        return false;
    }

    private static string Program(string word)
    {
        var name = word[(word.LastIndexOf('/') + 1)..];
        return name.TrimEnd("0123456789.".ToCharArray()) is { Length: > 0 } plain && Options.ContainsKey(plain) ? plain : name;
    }

    private static Dictionary<string, string[]> Make(params ReadOnlySpan<(string Option, string Programs)> rows)
    {
        var options = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (option, programs) in rows)
        {
            foreach (var program in programs.Split(' '))
            {
                if (!options.TryGetValue(program, out var list)) options[program] = list = [];
                list.Add(option);
            }
        }

        return options.ToDictionary(o => o.Key, o => o.Value.ToArray(), StringComparer.Ordinal);
    }
}
