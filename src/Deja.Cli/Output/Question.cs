namespace Deja.Cli.Output;

/// <summary>A question to whoever sits at the terminal.</summary>
internal static class Question
{
    /// <summary>Whether somebody is there to read it and to answer.</summary>
    public static bool CanBeAsked => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Asks; anything but <c>y</c> or <c>yes</c> is no.</summary>
    public static bool IsYes(string question)
    {
        Console.Error.Write($"deja: {Piece.Plain(question).Text} [y/N] ");
        return Line()?.Trim() is { } answer && (answer.Equals("y", StringComparison.OrdinalIgnoreCase) || answer.Equals("yes", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Asks for a text.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="usual">Taken for an empty line; null where there is none, and an empty line is a value.</param>
    /// <returns>Null at the end of the input.</returns>
    public static string? Text(string name, string? usual)
    {
        Console.Error.Write($"deja: {Piece.Plain(name).Text}{(usual is null ? string.Empty : $" [{Piece.Plain(usual).Text}]")}: ");
        return Line() is { } line ? line.Length == 0 && usual is not null ? usual : line : null;
    }

    // The stream as it is: .NET's reader of lines would switch the terminal's modes and print its codes. Byte by byte, so that the next question finds what belongs to it.
    private static string? Line()
    {
        using var input = Console.OpenStandardInput();
        var bytes = new List<byte>();
        var got = 0;
        while ((got = input.ReadByte()) >= 0 && got != '\n') bytes.Add((byte)got);
        return got < 0 && bytes.Count == 0 ? null : System.Text.Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
    }
}
