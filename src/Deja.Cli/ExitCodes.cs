namespace Deja.Cli;

/// <summary>How Deja ends; <c>deja try</c> hands on the command's own code instead.</summary>
internal static class ExitCodes
{
    /// <summary>Done; found; confident; nothing wrong.</summary>
    public const int Done = 0;

    /// <summary>Nothing found, not confident, or something wrong found.</summary>
    public const int Found = 1;

    /// <summary>Wrong use, or the machine refuses.</summary>
    public const int WrongUse = 2;
}
