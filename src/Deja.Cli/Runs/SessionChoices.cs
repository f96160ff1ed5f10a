using System.CommandLine;
using System.Globalization;
using Deja.Cli.Output;
using Deja.Notes;
using Deja.Notes.Configuration;
using Deja.Run.Plans;
using Deja.Run.Sessions;

namespace Deja.Cli.Runs;

/// <summary>How blocks are run: what <c>deja.yml</c> says, and the options that <c>run</c> and <c>check</c> share.</summary>
internal static class SessionChoices
{
    /// <summary>Runs blocks under bubblewrap.</summary>
    public static Option<bool> Sandbox() => new("--sandbox") { Description = "Run blocks under bubblewrap: no network unless a block says needs=net, only the notebook and a temporary folder writable." };

    /// <summary>How long a block may take.</summary>
    public static Option<string?> Timeout(string usual) => new("--timeout") { Description = $"How long a block may take that doesn't say it itself, such as 30s or 5m; {usual}.", HelpName = "TIME" };

    /// <exception cref="UsageException"><c>deja.yml</c> says what can't be.</exception>
    public static SessionOptions Of(Notebook notebook, bool isSandboxed)
    {
        try
        {
            var configuration = NotebookConfiguration.Of(notebook);
            return new SessionOptions { Configuration = configuration, IsSandboxed = isSandboxed, Memory = configuration.Memory is { } memory ? Bytes(memory) : null };
        }
        catch (ConfigurationException e)
        {
            throw new UsageException($"{Places.Of(notebook, e.Message)}");
        }
    }

    /// <summary>The time that was typed, else that of <c>deja.yml</c>, else the usual one.</summary>
    public static TimeSpan Time(string? typed, NotebookConfiguration configuration, TimeSpan usual)
    {
        if ((typed ?? configuration.Timeout) is not { } text) return usual;
        return Duration.TryParse(text, out var time) ? time : throw new UsageException($"{(typed is null ? $"{Notebook.ConfigurationFile}: timeout" : "--timeout")} wants a time such as 30s or 5m, not '{text}'");
    }

    private static long Bytes(string text)
    {
        var (number, unit) = (text.TrimEnd("KMGTBib ".ToCharArray()), text.TrimStart("0123456789. ".ToCharArray()).TrimEnd('B', 'b', 'i'));
        var factor = unit switch { "" => 1L, "K" => 1L << 10, "M" => 1L << 20, "G" => 1L << 30, "T" => 1L << 40, _ => 0 };
        if (factor > 0 && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0) return (long)(amount * factor);
        throw new UsageException($"{Notebook.ConfigurationFile}: memory wants an amount such as 500MB or 4GB, not '{text}'");
    }
}
