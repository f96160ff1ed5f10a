namespace Deja.Host.Tests;

/// <summary>Programs that tests run.</summary>
internal static class Programs
{
    /// <summary>The tests' own program; its modes stand in its Program.cs.</summary>
    public static string Own { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Deja.TestProgram.exe" : "Deja.TestProgram");

    /// <summary>A shell command as one argument of another.</summary>
    public static string Quoted(params IEnumerable<string> words) => string.Join(' ', words.Select(w => $"'{w.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
}
