using System.Text;

namespace Deja.Run.Plans;

/// <summary>A <c>console</c> block: commands behind <c>$ </c>, lines that go on behind <c>&gt; </c>, and what they print below each.</summary>
/// <param name="Commands">In order.</param>
/// <param name="HasOutput">Whether any output is noted.</param>
internal sealed record Transcript(IReadOnlyList<TranscriptCommand> Commands, bool HasOutput)
{
    private const string Prompt = "$ ";
    private const string Continuation = "> ";

    /// <summary>Reads the code of a block; without a prompt there is no command.</summary>
    public static Transcript Of(string code)
    {
        var commands = new List<TranscriptCommand>();
        var (hasOutput, isCommand) = (false, false);
        foreach (var (line, index) in code.TrimEnd('\n').Split('\n').Select((l, i) => (l, i)))
        {
            if (line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                commands.Add(new TranscriptCommand(line[Prompt.Length..], line, index));
                isCommand = true;
            }
            else if (isCommand && line.StartsWith(Continuation, StringComparison.Ordinal))
            {
                commands[^1] = commands[^1] with { Code = $"{commands[^1].Code}\n{line[Continuation.Length..]}", Shown = $"{commands[^1].Shown}\n{line}" };
            }
            else
            {
                isCommand = false;
                hasOutput |= line.Length > 0;
            }
        }

        return new Transcript(commands, hasOutput);
    }

    /// <summary>A command so that its errors come out where its output does, as on a terminal.</summary>
    public static string Run(string command) => new StringBuilder("{ ").Append(command).Append("\n} 2>&1").ToString();
}

/// <summary>One command of a transcript.</summary>
/// <param name="Code">Without prompts.</param>
/// <param name="Shown">As the note has it.</param>
/// <param name="Line">The index of its first line in the block's code.</param>
internal sealed record TranscriptCommand(string Code, string Shown, int Line);
