using System.Text;

namespace Deja.Vision.Native;

/// <summary>The end of what a program says: some say a line for each picture, for hours. Safe to use from several threads.</summary>
internal sealed class LastWords
{
    private const int Most = 4096;
    private readonly StringBuilder _text = new();

    public void Add(string? line)
    {
        lock (_text)
        {
            _text.AppendLine(line);
            if (_text.Length > Most) _text.Remove(0, _text.Length - Most);
        }
    }

    /// <summary>In one line.</summary>
    public override string ToString()
    {
        lock (_text) return _text.ToString().Trim().ReplaceLineEndings(" ");
    }
}
