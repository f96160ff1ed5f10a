using System.Text;

namespace Deja.TestProgram;

/// <summary>Modes that write. Streams are taken raw: each write is one write of the system.</summary>
internal static class Output
{
    private static readonly Stream Out = Console.OpenStandardOutput();
    private static readonly Stream Error = Console.OpenStandardError();

    /// <summary>Lines on standard output and standard error by turns.</summary>
    public static int Lines(int count)
    {
        for (var i = 1; i <= count; i++) Write(i % 2 == 1 ? Out : Error, $"line {i}\n");
        return 0;
    }

    /// <summary>Numbered lines of ten bytes, the last one cut where the count is reached.</summary>
    public static int Bytes(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < count; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i:D9}\n");
        Write(Out, text.ToString(0, count));
        return 0;
    }

    /// <summary>Every byte there is, so also what is no UTF-8.</summary>
    public static int Binary()
    {
        Out.Write([.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        return 0;
    }

    /// <summary>A step without a line end, then the next one only when a byte came in: who waits for lines or full buffers hangs here.</summary>
    /// <param name="count">How many.</param>
    /// <param name="byTurns">Whether every second one goes to standard error.</param>
    public static int Steps(int count, bool byTurns)
    {
        using var input = Console.OpenStandardInput();
        for (var i = 1; i <= count; i++)
        {
            Write(byTurns && i % 2 == 0 ? Error : Out, $"step {i};");
            if (input.ReadByte() < 0) return 1;
        }

        return 0;
    }

    public static int Arguments(IEnumerable<string> arguments)
    {
        foreach (var argument in arguments) Write(Out, $"<{argument}>\n");
        return 0;
    }

    public static void Write(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
    }
}
