namespace Deja.Notes.Folders;

/// <summary>What in a folder belongs to the notebook.</summary>
internal static class FolderRules
{
    /// <summary>The endings of Markdown files; <c>.qmd</c> is Quarto's.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".md", ".markdown", ".qmd"];

    /// <summary>How many folders may stand in each other; deeper ones are reported.</summary>
    public const int MaxDepth = 64;

    /// <summary>Folders of tools: hidden ones (<c>.git</c>, <c>.obsidian</c>, <c>.deja</c>), installed packages and Jekyll's output.</summary>
    public static bool IsSkipped(ReadOnlySpan<char> folder) => folder is ['.', ..] or "node_modules" or "_site";

    public static bool IsNote(ReadOnlySpan<char> file)
    {
        if (file.StartsWith('.')) return false;
        foreach (var extension in Extensions)
        {
            if (file.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Why a name can't be used: such a name could not be shown on one line, or not be opened again.</summary>
    public static string? Odd(ReadOnlySpan<char> name)
    {
        if (name.Contains('\uFFFD')) return "its name is not UTF-8";
        foreach (var c in name)
        {
            if (char.IsControl(c)) return "its name holds a control character";
        }

        return null;
    }

    /// <summary>A name with its control characters made visible.</summary>
    public static string Shown(string name) => string.Concat(name.Select(c => char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString()));

    /// <summary>Mixes a note's name, length and stamp into one number; a folder's fingerprint is their sum.</summary>
    public static long Mix(long nameHash, long length, long stamp)
    {
        var x = (ulong)nameHash ^ ((ulong)stamp * 0x9E3779B97F4A7C15) ^ ((ulong)length << 32);

        // The finalizer of splitmix64 (Steele, Lea, Flood 2014): each input bit changes half of the output.
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return (long)(x ^ (x >> 31));
    }

    /// <summary>FNV-1a of 64 bits over a name's UTF-8 bytes (the same on every system and in every run).</summary>
    public static long Hash(ReadOnlySpan<byte> name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var b in name) hash = (hash ^ b) * 0x100000001B3;
        return (long)hash;
    }
}
