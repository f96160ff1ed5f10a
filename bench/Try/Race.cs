using Deja.Bench.Speed;

namespace Deja.Bench.Try;

/// <summary>Runs the same command alone, under script(1) and under deja, with a reader behind it, and prints the medians.</summary>
internal sealed class Race(string deja, int rounds)
{
    /// <param name="title">What it prints.</param>
    /// <param name="command">A command of bash without quotes.</param>
    public void Run(string title, string command)
    {
        new Contest($"{title}, through a pipe", rounds).Add("deja try", Piped($"{deja} try {command}")).Add("alone", Piped(command)).Hold();
        new Contest($"{title}, through a terminal", rounds)
            .Add("deja try", OnTerminal($"{deja} try {command}"))
            .Add("alone", OnTerminal(command))
            .Add("script -qec", OnTerminal($"script -qec '{command}' /dev/null"))
            .Hold();
    }

    private static Command Piped(string command) => new("bash", "-c", $"set -o pipefail; {command} | cat > /dev/null || exit 2");

    /// <summary>The terminal is another script(1)'s, which reads it as a window would.</summary>
    private static Command OnTerminal(string command) => new("bash", "-c", "script -qefc \"$0\" /dev/null < /dev/null > /dev/null || exit 2", command);
}
