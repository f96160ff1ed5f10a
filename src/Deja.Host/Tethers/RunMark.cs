using System.Globalization;
using System.Security.Cryptography;

namespace Deja.Host.Tethers;

/// <summary>
/// Marks what this process starts on tethers, in a variable of its environment, which a process hands on to all that it starts: so it is known whose a process is
/// that left its parent, its group and its session.
/// </summary>
public static class RunMark
{
    /// <summary>The variable: one mark, or several with colons between, the innermost last, where Deja runs in a block of Deja's.</summary>
    public const string Variable = "DEJA_KERNEL";

    private static int _count;

    /// <summary>This process's own, of letters and digits; the names of its temporary folders hold it too.</summary>
    public static string Run { get; } = RandomNumberGenerator.GetHexString(12, lowercase: true);

    /// <summary>How the temporary folders of this run begin; its keeper deletes them when this process is killed.</summary>
    public static string FolderPrefix => $"deja-{Run}-";

    /// <summary>One more, that no other has.</summary>
    internal static string Next() => string.Create(CultureInfo.InvariantCulture, $"{Run}-{Interlocked.Increment(ref _count)}.");

    /// <summary>What the variable says for a program with a mark.</summary>
    internal static string Value(string mark) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } outer ? $"{outer}:{mark}" : mark;
}
