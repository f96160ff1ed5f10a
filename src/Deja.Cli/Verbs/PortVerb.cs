using System.CommandLine;
using Deja.Cli.Output;
using Deja.Cli.Ports;
using Deja.Host.Ports;

namespace Deja.Cli.Verbs;

/// <summary><c>deja port NUMBER [--kill]</c></summary>
internal sealed class PortVerb : IVerb
{
    private readonly Argument<string> _port = new("NUMBER") { Description = "From 1 to 65535." };
    private readonly Option<bool> _udp = new("--udp") { Description = "The UDP port; TCP when not given." };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _kill = new("--kill") { Description = "Ask, and then end the processes that hold it." };
    private readonly Option<bool> _yes = new("--yes") { Description = "With --kill: do not ask." };

    public Command Describe()
    {
        var command = new Command("port", "Say who holds a port: process, user, command, folder, since when.") { _port, _udp, _kill, _yes, _json };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var port = PortNumber.Parse(parsed.GetValue(_port)!);
        var (isKill, isJson) = (parsed.GetValue(_kill), parsed.GetValue(_json));
        if (isKill && isJson) throw new UsageException("--json tells and --kill acts: choose one of them");
        if (parsed.GetValue(_yes) && !isKill) throw new UsageException("--yes answers the question of --kill, which is not there");
        var use = PortOwners.Of(port, parsed.GetValue(_udp) ? Transport.Udp : Transport.Tcp);
        if (isJson) Json.Write(PortJson.Of(use));
        else new PortReport(use).Print();
        if (isKill) return new PortKill(use, parsed.GetValue(_yes)).Run();
        if (!isJson) PortAdvice.Tell(use);
        return use.IsHeld ? ExitCodes.Done : ExitCodes.Found;
    }
}
