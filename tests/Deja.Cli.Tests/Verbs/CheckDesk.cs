using System.Globalization;
using System.Text.Json;

namespace Deja.Cli.Tests.Verbs;

/// <summary>A desk with a trusted notebook, <c>notes</c>, in which it stands.</summary>
public abstract class CheckDesk : IDisposable
{
    private protected readonly Desk _desk = new();

    protected CheckDesk()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no bash on Windows");
        _desk.Folder = "notes";
        _desk.With("notes/deja.yml", string.Empty).With("state/deja/trusted", _desk["notes"] + "\n");
    }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Clears the desk.</summary>
    /// <param name="isDisposing">Always so: there is no finalizer.</param>
    protected virtual void Dispose(bool isDisposing) => _desk.Dispose();

    private protected static string Block(string name, string code, string? expected = null) =>
        $"<!-- deja: name={name} -->\n```sh\n{code}\n```\n\n" + (expected is null ? string.Empty : $"<!-- deja: expect -->\n```text\n{expected}\n```\n\n");

    private protected static List<string> Outcomes(Finished run) => [.. Desk.Json(run).GetProperty("blocks").EnumerateArray().Select(b => b.GetProperty("outcome").GetString()!)];

    private protected List<string> Records() =>
        [.. _desk.Read("notes/.deja/checks.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.GetProperty("note").GetString()} {r.GetProperty("block").GetString()}"))];
}
