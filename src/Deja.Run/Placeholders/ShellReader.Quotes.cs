namespace Deja.Run.Placeholders;

/// <summary>Words: what is quoted, expanded or evaluated in them.</summary>
internal sealed partial class ShellReader
{
    /// <summary>Reads one character of a word, or all that it opens.</summary>
    private void ReadWordPart(ShellCommand command)
    {
        switch (Peek())
        {
            case '\\':
                _at++;
                if (Peek() != '\n') command.Add(Peek());
                else if (IsOver) return;
                _at++;
                break;
            case '\'':
                command.Begin();
                _at++;
                ReadQuoted(command, ShellQuote.Single);
                break;
            case '"':
                command.Begin();
                _at++;
                ReadDouble(command);
                break;
            case '$' when Peek(1) == '\'':
                command.Begin();
                _at += 2;
                ReadQuoted(command, ShellQuote.Escaped);
                break;
            case '$' when Peek(1) == '"':
                _at++;
                break;
            case '$' or '`':
                ReadExpansion(command, ShellQuote.None);
                break;
            case '[' when command.IsInWord && command.IsAtName:
                _at++;
                ReadArithmetic("]");
                command.Add(']');
                break;
            default:
                command.Add(Peek());
                _at++;
                break;
        }
    }

    private void ReadQuoted(ShellCommand command, ShellQuote quote)
    {
        while (!IsOver && Peek() != '\'')
        {
            if (IsPlaceholder())
            {
                TakeInWord(command, quote);
                continue;
            }

            if (quote == ShellQuote.Escaped && Peek() == '\\') _at++;
            command.Add(Peek());
            _at++;
        }

        _at++;
    }

    private void ReadDouble(ShellCommand command)
    {
        while (!IsOver && Peek() != '"')
        {
            if (IsPlaceholder())
            {
                TakeInWord(command, ShellQuote.Double);
            }
            else if (Peek() is '$' or '`')
            {
                ReadExpansion(command, ShellQuote.Double);
            }
            else
            {
                if (Peek() == '\\') _at++;
                command.Add(Peek());
                _at++;
            }
        }

        _at++;
    }

    private void ReadExpansion(ShellCommand command, ShellQuote quote)
    {
        command.Begin();
        if (Peek() == '`')
        {
            ReadBackquoted();
        }
        else if (IsNext("$(("))
        {
            _at += 3;
            ReadArithmetic("))");
        }
        else if (IsNext("$("))
        {
            _at += 2;
            ReadCommands(')');
            _at++;
        }
        else if (IsNext("$["))
        {
            _at += 2;
            ReadArithmetic("]");
        }
        else if (IsNext("${"))
        {
            _at += 2;
            ReadParameter(command, quote);
        }
        else
        {
            _at++;
        }

        command.Add('$');
    }

    private void ReadBackquoted()
    {
        _at++;
        while (!IsOver && Peek() != '`')
        {
            if (IsPlaceholder())
            {
                Take(ShellQuote.None, BackquoteRefusal);
                continue;
            }

            _at += Peek() == '\\' ? 2 : 1;
        }

        _at++;
    }

    /// <summary><c>${name:-word}</c>: what stands in it is a word, quoted as what is around it.</summary>
    private void ReadParameter(ShellCommand command, ShellQuote quote)
    {
        var inner = new ShellCommand();
        inner.Add('$');
        inner.End();
        while (!IsOver && Peek() != '}')
        {
            if (IsPlaceholder())
            {
                Take(quote, IsSubscript() ? "it stands in an array's index, which is evaluated" : null);
            }
            else if (quote == ShellQuote.Double && Peek() == '\'')
            {
                _at++;
            }
            else if (quote == ShellQuote.Double && Peek() == '"')
            {
                _at++;
                ReadDouble(inner);
            }
            else
            {
                ReadWordPart(inner);
            }
        }

        _at++;
        command.Begin();
    }

    private bool IsSubscript() => code.LastIndexOfAny(['[', '{', ']'], Math.Max(0, _at - 1)) is var open && open >= 0 && code[open] == '[';

    private void ReadArithmetic(string end)
    {
        var depth = 0;
        while (!IsOver)
        {
            if (depth == 0 && IsNext(end))
            {
                _at += end.Length;
                return;
            }

            if (IsPlaceholder())
            {
                Take(ShellQuote.Arithmetic, null);
                continue;
            }

            if (Peek() is '(' or '[') depth++;
            else if (Peek() is ')' or ']') depth--;
            _at++;
        }
    }

    private void ReadHereDocumentStart()
    {
        _at += 2;
        var stripsTabs = Peek() == '-';
        if (stripsTabs) _at++;
        while (Peek() is ' ' or '\t') _at++;
        var word = new ShellCommand();
        while (!IsOver && !char.IsWhiteSpace(Peek()) && !";|&()<>".Contains(Peek(), StringComparison.Ordinal) && !IsPlaceholder()) ReadWordPart(word);
        if (IsPlaceholder()) Take(ShellQuote.None, HereDocumentRefusal);
        _documents.Enqueue(new HereDocument(word.Word, stripsTabs));
    }

    private void ReadHereDocuments()
    {
        while (_documents.TryDequeue(out var document))
        {
            while (!IsOver)
            {
                var (start, isEnd) = (_at, false);
                var end = code.IndexOf('\n', _at);
                var line = code[start..(end < 0 ? code.Length : end)];
                isEnd = (document.StripsTabs ? line.TrimStart('\t') : line) == document.End;
                for (; _at < start + line.Length;)
                {
                    if (IsPlaceholder()) Take(ShellQuote.None, HereDocumentRefusal);
                    else _at++;
                }

                _at++;
                if (isEnd) break;
            }
        }
    }
}
