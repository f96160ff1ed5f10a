namespace Deja.Host.Tethers;

/// <summary>This program, to be started once more with a first word by which it is something else: a keeper, a kernel.</summary>
public static class OwnProgram
{
    /// <summary>A program that understands the same words, for a process that doesn't, as a test's; null for this one.</summary>
    public static string? Instead { get; set; }

    /// <summary>Its file; null where the system doesn't tell.</summary>
    public static string? File => Instead ?? Environment.ProcessPath;

    /// <summary>What it is told.</summary>
    /// <param name="words">The word and what follows.</param>
    // As a .NET tool or under `dotnet run` the program is dotnet itself, and Deja its first argument.
    public static IReadOnlyList<string> Arguments(params IEnumerable<string> words) =>
        Path.GetFileNameWithoutExtension(File) == "dotnet" ? [Environment.GetCommandLineArgs()[0], .. words] : [.. words];
}
