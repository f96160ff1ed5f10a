namespace Deja.Site.Colouring.Languages;

/// <summary>ConsoleSession.</summary>
internal static class ConsoleSession
{
    public static LanguageTable Table { get; } = new("console", "shell-session", "shellsession", "sh-session", "terminal", "pycon", "python-repl")
    {
        Shape = CodeShape.Console,
    };
}
