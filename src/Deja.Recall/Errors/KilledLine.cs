using System.Text.RegularExpressions;

namespace Deja.Recall.Errors;

/// <summary>
/// The one word by which a shell tells that a command was ended by force. One word fits too many lines to tell anything, but this one is nearly always
/// the system's, when memory runs out; so a note that gives it as the error is about any log that has no other.
/// </summary>
internal static partial class KilledLine
{
    /// <summary>Whether a line of a log says that and nothing else, as bash, dash, zsh and macOS have it.</summary>
    public static bool Is(string line) => ShellWords().IsMatch(line);

    /// <summary>Whether a line of a note gives it as the error, or speaks of it in the kernel's words.</summary>
    public static bool IsGivenBy(NoteLine line) => line.Kind switch
    {
        NoteLineKind.Quoted => Is(line.Signature.Text) || KernelWords().IsMatch(line.Signature.Text),
        NoteLineKind.Heading => HeadingEnd().IsMatch(line.Signature.Text) || KernelWords().IsMatch(line.Signature.Text),
        _ => Quoted().IsMatch(line.Signature.Text),
    };

    // "Killed", "./run.sh: line 3: 4242 Killed   python train.py", "zsh: killed     python train.py", "Killed: 9"
    [GeneratedRegex(@"^\s*(?:zsh: )?(?:[^\s:]+: line \d+: +)?(?:\[\d+\][ +-]*)?(?:\d+ +)?(?:Killed(?:: 9)?(?:\s{2,}\S.*)?|(?<=zsh: )killed\s{2,}\S.*)\s*$")]
    private static partial Regex ShellWords();

    [GeneratedRegex(@"[`""'“‘]Killed[`""'”’]")]
    private static partial Regex Quoted();

    // "The build ends with Killed", "python: Killed"; not "killed", which is any prose.
    [GeneratedRegex(@"(?:^|\s)Killed[.!]?$")]
    private static partial Regex HeadingEnd();

    [GeneratedRegex(@"\bOut of memory: Killed process\b|\boom-kill:|\bOOMKilled\b")]
    private static partial Regex KernelWords();
}
