namespace Deja.Run.Placeholders;

/// <summary>The words of one command while it is read. Quotes are taken off; a placeholder stands in a word as <see cref="Mark"/>.</summary>
internal sealed class ShellCommand
{
    /// <summary>Stands for a placeholder: no character of code.</summary>
    public const char Mark = '\uFFFC';

    private readonly List<string> _words = [];
    private readonly System.Text.StringBuilder _word = new();
    private bool _isInWord;
    private bool _isTarget;

    /// <summary>The words so far, without assignments before the command, and without redirections.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>What is read of the current word.</summary>
    public string Word => _word.ToString();

    /// <summary>Whether a word has begun.</summary>
    public bool IsInWord => _isInWord;

    /// <summary>Whether the next word, or this one, would be the command's name.</summary>
    public bool IsAtName => _words.Count == 0 && !_isTarget;

    /// <summary>Whether the next word, or this one, is the file of a redirection.</summary>
    public bool IsTarget => _isTarget;

    public void Add(char c)
    {
        _isInWord = true;
        _word.Append(c);
    }

    /// <summary>A quotation begins, which is a word even when it is empty.</summary>
    public void Begin() => _isInWord = true;

    /// <summary>The next word is the file of a redirection.</summary>
    public void Redirect()
    {
        End();
        _isTarget = true;
    }

    /// <summary>The current word is over.</summary>
    public void End()
    {
        if (!_isInWord) return;
        var word = _word.ToString();
        if (!_isTarget && !(_words.Count == 0 && IsAssignment(word)) && !(_words.Count == 0 && Keywords.Contains(word))) _words.Add(word);
        (_isInWord, _isTarget) = (false, false);
        _word.Clear();
    }

    /// <summary>Whether a word gives a variable its value.</summary>
    public static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && !char.IsAsciiDigit(word[0]) && word.AsSpan(0, equals).TrimEnd('+').IndexOfAnyExcept(NameCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    // Behind these a command begins anew.
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal) { "if", "then", "elif", "else", "fi", "while", "until", "do", "done", "!", "{", "}", "time", "esac" };
}
