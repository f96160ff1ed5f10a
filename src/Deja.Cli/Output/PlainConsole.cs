using System.Text;
using Deja.Host.Files;

namespace Deja.Cli.Output;

/// <summary>
/// Makes <see cref="Console.Out"/> and <see cref="Console.Error"/> plain writers. By itself .NET would, at the first word, switch the terminal's keys to
/// another mode (terminfo's <c>keypad_xmit</c>) and leave them so for the shell.
/// </summary>
internal static class PlainConsole
{
    /// <summary>To be called before either is used. On Windows, where the console's encoding matters, nothing changes.</summary>
    public static void Use()
    {
        if (OperatingSystem.IsWindows()) return;
#pragma warning disable CA2000 // They live as long as the process.
        Console.SetOut(Of(1));
        Console.SetError(Of(2));
#pragma warning restore CA2000
    }

    private static StreamWriter Of(int descriptor) => new(new StandardStream(descriptor), new UTF8Encoding(false)) { AutoFlush = true };
}
