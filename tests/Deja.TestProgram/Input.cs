namespace Deja.TestProgram;

/// <summary>Modes that read.</summary>
internal static class Input
{
    /// <summary>Standard input to standard output.</summary>
    public static int Echo()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        input.CopyTo(output);
        return 0;
    }
}
