using System.Text;
using Deja.Site.Html;

namespace Deja.Site.Runs;

/// <summary>
/// What a run has shown so far, of bounded size: of very much text the beginning and the end are kept, with a count of what is left out between. Used by one thread at a
/// time; who looks on gets what is new by a <see cref="RunCursor"/>.
/// </summary>
/// <param name="formula">Lays LaTeX out; null shows it as it is written.</param>
/// <param name="mostText">So many characters of text are kept at the beginning.</param>
internal sealed class RunOutput(Func<string, string?>? formula = null, int mostText = 400_000)
{
    private const int MostEnd = 20_000;
    private const int MostPieces = 2_000;
    private const int MostShown = 24 * 1024 * 1024;

    private readonly List<RunPiece> _pieces = [];
    private readonly StringBuilder _end = new();
    private int _text;
    private int _shown;
    private bool _endIsError;

    /// <summary>In order.</summary>
    public IReadOnlyList<RunPiece> Pieces => _pieces;

    public void Text(ReadOnlySpan<char> text, bool isError)
    {
        var room = _pieces.Count < MostPieces ? Math.Min(text.Length, mostText - _text) : 0;
        if (room > 0) Write(text[..room], isError);
        if (text.Length > room) Keep(text[room..], isError);
        _text += room;
    }

    public void Step(string name) => Add(new RunPiece { Html = new StringBuilder("<p class=\"step\">").Text(name).Append("</p>").ToString() });

    public void Show(RunItem item)
    {
        End();
        var html = ItemHtml.Of(item, formula);
        if (html is null || _shown + html.Length > MostShown)
        {
            LeaveOut(item.Data.Values.Sum(d => (long)d.Length));
            return;
        }

        _shown += html.Length;
        if (item.Id is { } id && _pieces.Find(p => p.Id == id) is { } older)
        {
            _shown -= older.Html.Length;
            older.Html = html;
            older.Version++;
            return;
        }

        Add(new RunPiece { Html = html, Id = item.Id });
    }

    /// <summary>Shows the end of a text whose middle was left out.</summary>
    public void End()
    {
        if (_end.Length == 0) return;
        var end = _end.ToString();
        _end.Clear();
        if (_pieces.Count > 0 && _pieces[^1].Left > 0) _pieces[^1].Left -= end.Length;
        if (_pieces.Count > 0) _pieces[^1].Version++;
        Write(end, _endIsError);
    }

    private void Write(ReadOnlySpan<char> text, bool isError)
    {
        if (_pieces.Count == 0 || _pieces[^1].Lines is null) _pieces.Add(new RunPiece { Lines = new TerminalLines() });
        _pieces[^1].Lines!.Write(text, isError);
        _pieces[^1].Version++;
    }

    private void Keep(ReadOnlySpan<char> text, bool isError)
    {
        LeaveOut(text.Length);
        _endIsError = isError;
        _end.Append(text.Length > MostEnd ? text[^MostEnd..] : text);
        if (_end.Length <= MostEnd) return;

        // Begins with a whole line, where there is one.
        var cut = _end.Length - MostEnd;
        var line = _end.ToString(cut, MostEnd).IndexOf('\n', StringComparison.Ordinal);
        _end.Remove(0, cut + line + 1);
    }

    private void LeaveOut(long characters)
    {
        if (_pieces.Count == 0 || _pieces[^1].Left == 0) _pieces.Add(new RunPiece());
        _pieces[^1].Left += characters;
        _pieces[^1].Version++;
    }

    private void Add(RunPiece piece)
    {
        if (_pieces.Count < MostPieces) _pieces.Add(piece);
        else LeaveOut(piece.Html.Length);
    }
}
