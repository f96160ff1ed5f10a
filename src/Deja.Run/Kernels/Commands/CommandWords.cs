using System.Text;

namespace Deja.Run.Kernels.Commands;

/// <summary>A command line of <c>deja.yml</c> in words, parted at blanks as a shell does, quotes and backslashes included; nothing else of a shell is in it.</summary>
/// <param name="Words">With <c>{file}</c> and <c>{folder}</c> in them.</param>
/// <param name="Problem">Why it can't be used; null when it can.</param>
internal sealed record CommandWords(IReadOnlyList<string> Words, string? Problem)
{
    /// <summary>Reads one.</summary>
    public static CommandWords Parse(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            if (quote == '\0' && c is (' ' or '\t'))
            {
                if (word is not null) words.Add(word.ToString());
                word = null;
                continue;
            }

            word ??= new StringBuilder();
            if (c == quote) quote = '\0';
            else if (quote == '\0' && c is ('\'' or '"')) quote = c;
            else if (c == '\\' && quote != '\'' && i + 1 < command.Length && !OperatingSystem.IsWindows()) word.Append(command[++i]);
            else word.Append(c);
        }

        if (word is not null) words.Add(word.ToString());
        return new CommandWords(words, quote != '\0' ? $"a {quote} is not closed" : words.Count == 0 ? "it is empty" : null);
    }

    /// <summary>The words with the places filled; each stays one word whatever is put in. A command without <c>{file}</c> gets the file as its last word.</summary>
    public IReadOnlyList<string> Filled(string file, string folder)
    {
        var filled = Words.Select(w => w.Replace("{file}", file, StringComparison.Ordinal).Replace("{folder}", folder, StringComparison.Ordinal)).ToList();
        if (!Words.Any(w => w.Contains("{file}", StringComparison.Ordinal))) filled.Add(file);
        return filled;
    }
}
