using System.Diagnostics;
using System.Text.Json;
using Deja.Host.Tests.Ports;

namespace Deja.Cli.Tests.Verbs;

/// <summary>A desk with programs that hold ports.</summary>
public abstract class PortDesk : IDisposable
{
    private protected readonly Desk _desk = new();

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Clears the desk.</summary>
    /// <param name="isDisposing">Always so: there is no finalizer.</param>
    protected virtual void Dispose(bool isDisposing) => _desk.Dispose();

    private protected static JsonElement Process(JsonElement port, int pid) => port.GetProperty("processes").EnumerateArray().Single(p => p.GetProperty("pid").GetInt32() == pid);

    private protected static void UnlessLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux");

    private protected static void UnlessRoot() => Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"), "needs root on Linux, to be somebody else");

    private protected static void UnlessTerminal() => Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script(1) of util-linux to have a terminal");

    private protected Task<PortProgram> Start(params IEnumerable<string> mode) => PortProgram.Start(_desk.DescribeOther(Programs.Own, mode));

    private protected ProcessStartInfo Terminal(string arguments)
    {
        _desk.Variables["TERM"] = "xterm-256color";
        return _desk.DescribeOther("/usr/bin/script", "-qefc", $"'{Desk.Program}' {arguments}", "/dev/null");
    }

    private protected ProcessStartInfo AsNobody(params IEnumerable<string> arguments) => AsNobody(Desk.Program, arguments);

    private protected ProcessStartInfo AsNobody(string program, IEnumerable<string> arguments)
    {
        // .NET wants a current folder, which nobody has in a desk of root's.
        var start = _desk.DescribeOther("setpriv", ["--reuid", "65534", "--regid", "65534", "--clear-groups", program, .. arguments]);
        start.WorkingDirectory = "/";
        return start;
    }
}
