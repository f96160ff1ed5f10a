using System.Globalization;
using System.Text;
using Deja.Host.Children;
using Deja.Host.Tethers;
using Deja.Run.Outputs;

namespace Deja.Run.Kernels.Shell;

/// <summary>Reads what a shell replies to one request.</summary>
/// <param name="versions">Gets the shell's version when it comes.</param>
/// <param name="sink">Gets what is printed; null for nobody.</param>
internal sealed class ShellReader(Dictionary<string, string> versions, IOutputSink? sink) : ITetherReader
{
    private readonly StringBuilder _errors = new();

    /// <summary>That of the code.</summary>
    public int ExitCode { get; private set; }

    /// <summary>What the code printed to Deja, line by line.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>What it printed on standard error, where nobody else gets it.</summary>
    public string Errors => _errors.ToString();

    public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        if (sink is not null) sink.Text(channel, bytes);
        else _errors.Append(Encoding.UTF8.GetString(bytes));
    }

    public bool Reply(ReadOnlySpan<byte> line)
    {
        if (line is [(byte)'!', .. var version])
        {
            // "5.2.15(1)-release" says no more than "5.2.15".
            var end = version.IndexOf((byte)'(');
            versions["bash"] = Encoding.UTF8.GetString(end < 0 ? version : version[..end]);
            if (version.IsEmpty) versions["bash"] = "none";
            return false;
        }

        if (line is [(byte)'=', .. var code] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var exit))
        {
            ExitCode = exit;
            return true;
        }

        // While it leaves (trap … EXIT), bash has already put its own output back.
        if (sink is not null) sink.Text(ChildChannel.Output, [.. line, (byte)'\n']);
        else Lines.Add(Encoding.UTF8.GetString(line));
        return false;
    }
}
