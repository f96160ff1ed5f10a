using Deja.Notes;

namespace Deja.Run.Placeholders;

/// <summary>
/// Reads shell code as far as it takes to know what is open around each placeholder: quotes, substitutions, here-documents, expressions, and the words of the
/// command that it stands in (POSIX.1-2024, Shell Command Language, 2.2 to 2.7; bash's own forms from bash(1)).
/// </summary>
/// <param name="code">The code.</param>
/// <param name="placeholders">Where placeholders stand in it.</param>
internal sealed partial class ShellReader(string code, IEnumerable<TextRange> placeholders)
{
    private const string HereDocumentRefusal = "it stands in a here-document, which is no argument";
    private const string BackquoteRefusal = "it stands in `…`, where quotes are read twice; write $(…) instead";

    // Deeper nesting is told as refused: nobody wrote it by hand, and the stack has an end.
    private const int MostDepth = 100;

    private readonly Dictionary<int, int> _placeholders = placeholders.ToDictionary(p => p.Start, p => p.Length);
    private readonly List<ShellPlace> _places = [];
    private readonly Queue<HereDocument> _documents = new();
    private int _at;
    private int _depth;

    private sealed record HereDocument(string End, bool StripsTabs);

    private bool IsOver => _at >= code.Length;

    /// <summary>Every placeholder with what is open around it, in order.</summary>
    public IReadOnlyList<ShellPlace> Places()
    {
        while (!IsOver)
        {
            ReadCommands(end: '\0');
            _at++;
        }

        return _places;
    }

    private char Peek(int ahead = 0) => _at + ahead < code.Length ? code[_at + ahead] : '\0';

    private bool IsNext(string text) => code.AsSpan(_at).StartsWith(text, StringComparison.Ordinal);

    private bool IsPlaceholder() => _placeholders.ContainsKey(_at);

    private void Take(ShellQuote quote, string? refusal)
    {
        var length = _placeholders[_at];
        _places.Add(new ShellPlace(_at, length, quote, refusal));
        _at += length;
    }

    /// <summary>Reads up to the end of a substitution or a group, whose last character is left unread.</summary>
    private void ReadCommands(char end)
    {
        if (++_depth > MostDepth)
        {
            RefuseRest("the code is nested too deeply");
            return;
        }

        var command = new ShellCommand();
        var cases = 0;
        while (!IsOver)
        {
            if (Peek() == end && !(end == ')' && cases > 0)) break;
            if (Peek() == ')' && cases > 0 && !command.IsInWord && command.Words.Count == 0)
            {
                _at++;
                continue;
            }

            ReadOne(ref command, ref cases);
        }

        command.End();
        _depth--;
    }

    private void ReadOne(ref ShellCommand command, ref int cases)
    {
        if (IsPlaceholder())
        {
            TakeInWord(command, ShellQuote.None);
            return;
        }

        var c = Peek();
        switch (c)
        {
            case ' ' or '\t':
                EndWord(command, ref cases);
                _at++;
                break;
            case '\n':
                EndWord(command, ref cases);
                command = new ShellCommand();
                _at++;
                ReadHereDocuments();
                break;
            case ';' or '|' or '&':
                EndWord(command, ref cases);
                if (c == '&' && Peek(1) == '>') command.Redirect();
                else command = new ShellCommand();
                _at++;
                break;
            case ')':
                // The end of a case's pattern: a command follows.
                EndWord(command, ref cases);
                command = new ShellCommand();
                _at++;
                break;
            case '#' when !command.IsInWord:
                ReadComment();
                break;
            case '(':
                ReadParenthesis(ref command);
                break;
            case '<' or '>':
                ReadRedirection(command);
                break;
            default:
                ReadWordPart(command);
                break;
        }
    }

    private static void EndWord(ShellCommand command, ref int cases)
    {
        if (command is { IsInWord: true, IsAtName: true })
        {
            if (command.Word == "case") cases++;
            else if (command.Word == "esac" && cases > 0) cases--;
        }

        command.End();
    }

    private void TakeInWord(ShellCommand command, ShellQuote quote)
    {
        var refusal = command is { IsAtName: true } && !ShellCommand.IsAssignment(command.Word)
            ? "it stands where the command's name stands, and a value never becomes a command"
            : command.IsTarget ? null : ConditionRefusal(command, ref quote) ?? CodeArguments.Refusal(command.Words, command.Word);
        Take(quote, refusal);
        command.Add(ShellCommand.Mark);
    }

    // bash(1): the operands of -eq and its kin in [[ … ]] are evaluated as expressions.
    private string? ConditionRefusal(ShellCommand command, ref ShellQuote quote)
    {
        if (command.Words is not ["[[", ..]) return null;
        var close = code.IndexOf("]]", _at, StringComparison.Ordinal);
        var rest = close < 0 ? code[_at..] : code[_at..close];
        if (!command.Words.Append(rest).Any(w => ArithmeticTest().IsMatch(w))) return null;
        quote = ShellQuote.Arithmetic;
        return null;
    }

    private void ReadComment()
    {
        while (!IsOver && Peek() != '\n')
        {
            if (IsPlaceholder()) Take(ShellQuote.Comment, null);
            else _at++;
        }
    }

    private void ReadParenthesis(ref ShellCommand command)
    {
        if (IsNext("((") && command is { IsInWord: false, IsAtName: true })
        {
            _at += 2;
            ReadArithmetic("))");
        }
        else if (command.IsInWord && command.Word.EndsWith('='))
        {
            _at++;
            ReadArray();
        }
        else if (command.Word is [.., '?' or '*' or '+' or '@' or '!'])
        {
            // A pattern of bash's extglob: its parts are words.
            _at++;
            ReadArray();
        }
        else if (command.IsInWord)
        {
            // f() { …
            _at++;
            while (Peek() is ' ' or '\t') _at++;
            if (Peek() == ')') _at++;
            command = new ShellCommand();
        }
        else
        {
            _at++;
            ReadCommands(')');
            _at++;
            command = new ShellCommand();
        }
    }

    private void ReadArray()
    {
        var words = new ShellCommand();
        words.Add('(');
        words.End();
        while (!IsOver && Peek() != ')')
        {
            if (IsPlaceholder()) Take(ShellQuote.None, null);
            else if (Peek() is ' ' or '\t' or '\n' or '|') _at++;
            else if (Peek() == '#' && !words.IsInWord) ReadComment();
            else ReadWordPart(words);
            if (Peek() is ' ' or '\t' or '\n') words.End();
        }

        _at++;
    }

    private void ReadRedirection(ShellCommand command)
    {
        if (Peek(1) == '(')
        {
            _at += 2;
            ReadCommands(')');
            _at++;
            command.Add('x');
            return;
        }

        if (IsNext("<<") && !IsNext("<<<"))
        {
            command.End();
            ReadHereDocumentStart();
            return;
        }

        _at += IsNext("<<<") ? 3 : 1;
        while (Peek() is '>' or '&' or '|' && !IsPlaceholder()) _at++;
        command.Redirect();
    }

    private void RefuseRest(string reason)
    {
        for (; !IsOver; _at++)
        {
            while (IsPlaceholder()) Take(ShellQuote.None, reason);
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"(?:^|\s)-(?:eq|ne|lt|le|gt|ge|v)(?:\s|$)")]
    private static partial System.Text.RegularExpressions.Regex ArithmeticTest();
}
