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

        // The stream as it is: .NET's reader of lines would switch the terminal's modes and print its codes.
        using var input = Console.OpenStandardInput();
        using var reader = new StreamReader(input);
        return reader.ReadLine()?.Trim() is { } answer && (answer.Equals("y", StringComparison.OrdinalIgnoreCase) || answer.Equals("yes", StringComparison.OrdinalIgnoreCase));
    }
}
