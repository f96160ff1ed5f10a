using System.Runtime.InteropServices;
using Deja.Host.Children;
using Deja.Host.Children.Posix;
using Deja.Host.Proc;

namespace Deja.Host.Tethers.Posix;

/// <summary>A tether on Linux and macOS: a session of its own, four pipes, and one poll loop.</summary>
internal sealed class PosixTether : Tether
{
    private readonly TetherPlan _plan;
    private readonly string _mark = RunMark.Next();
    private readonly TetherPipe _output = new();
    private readonly TetherPipe _error = new();
    private readonly TetherPipe _requests = new();
    private readonly TetherPipe _replies = new();
    private TetherPipe? _wake;
    private int _pid;
    private int _process = -1;
    private ChildEnd? _end;
    private bool _isAsked;

    private PosixTether(TetherPlan plan) => _plan = plan;

    public override int ProcessId => _pid;

    /// <summary>What is read goes through it.</summary>
    public byte[] Buffer { get; } = GC.AllocateUninitializedArray<byte>(64 * 1024);

    /// <summary>The beginning of a reply whose rest is still to come.</summary>
    public MemoryStream Pending { get; } = new();

    public int Output => _output.ReadEnd;

    public int Error => _error.ReadEnd;

    public int Replies => _replies.ReadEnd;

    public int Requests => _requests.WriteEnd;

    /// <summary>Readable at the process's end; negative where the system has no such thing.</summary>
    public int Process => _process;

    public static new PosixTether Start(TetherPlan plan)
    {
        if (!Directory.Exists(plan.Folder)) throw new HostException($"'{plan.File}' can't be started in '{plan.Folder}': there is no such folder");
        Household.Begin();
        var tether = new PosixTether(plan);
        try
        {
            tether.Spawn();
            return tether;
        }
        catch
        {
            tether.Close();
            throw;
        }
    }

    public override TetherAnswer Ask(ReadOnlySpan<byte> request, ITetherReader reader, TetherLimits limits)
    {
        if (_end is not null) return new TetherAnswer(TetherStop.None, _end);
        if (!_isAsked) Household.Asked(_pid);
        _isAsked = true;
        var conversation = new Conversation(this, reader, limits);
        if (!limits.Interrupt.CanBeCanceled) return conversation.Hold(request, -1);
        using var wake = limits.Interrupt.UnsafeRegister(static t => _ = Descriptors.WriteSome(((PosixTether)t!).Wake.WriteEnd, [1]), this);
        return conversation.Hold(request, Wake.ReadEnd);
    }

    public override void Tell(ReadOnlySpan<byte> bytes) => _ = Descriptors.WriteSome(Requests, bytes);

    /// <summary>Forgets that somebody asked for the end.</summary>
    public void Awake()
    {
        while (TetherCalls.ReadNow(Wake.ReadEnd, Buffer) > 0) { }
    }

    /// <summary>Sends what Ctrl-C in a terminal does, to all that run in the foreground.</summary>
    public void Interrupt()
    {
        if (!_plan.IsSandboxed || !OperatingSystem.IsLinux())
        {
            Signals.Send(-_pid, Signals.Interrupt);
            return;
        }

        // The sandbox itself would end by it, and all in it. It stands between this process and the program, twice.
        foreach (var pid in ProcFolder.Processes().Where(p => MarkedProcess.Session(p) == _pid && p != _pid && MarkedProcess.Program(p) != "bwrap")) Signals.Send(pid, Signals.Interrupt);
    }

    /// <summary>Whether the process has ended; what came from it is ended then, too.</summary>
    public bool HasEnded()
    {
        if (_end is not null) return true;
        if (TetherCalls.Ended(_pid) is not { } status) return false;
        Conclude(status);
        return true;
    }

    /// <summary>Ends everything by force.</summary>
    public ChildEnd End()
    {
        if (_end is null) Conclude(null);
        return _end!;
    }

    protected override void Dispose(bool isDisposing)
    {
        if (_pid > 0 && _end is null)
        {
            _requests.CloseWriteEnd();
            new Farewell(this).Hear(_plan.Farewell);
            End();
        }

        Close();
    }

    private TetherPipe Wake
    {
        get
        {
            if (Volatile.Read(ref _wake) is { } there) return there;
            var made = new TetherPipe();
            TetherCalls.MakeNonBlocking(made.ReadEnd);
            TetherCalls.MakeNonBlocking(made.WriteEnd);
            if (Interlocked.CompareExchange(ref _wake, made, null) is null) return made;
            made.Dispose();
            return _wake!;
        }
    }

    private void Spawn()
    {
        var spawn = new SpawnPlan(_plan.File, [_plan.File, .. _plan.Arguments])
        {
            IsApart = true,
            Folder = _plan.Folder,
            HasNoInput = true,
            Streams = [(_output.WriteEnd, 1), (_error.WriteEnd, 2), (_requests.ReadEnd, 3), (_replies.WriteEnd, 4)],
            ClosedFrom = 5,
            Environment = new Dictionary<string, string?>(_plan.Environment) { [RunMark.Variable] = RunMark.Value(_mark) },
        };
        var failed = Children.Posix.Spawn.Start(spawn, out var pid);
        if (failed == Children.Posix.Spawn.NotSupported) failed = Children.Posix.Spawn.Start(ByShell(spawn), out pid);
        if (failed != 0) throw new HostException($"'{_plan.File}' can't be started: {Marshal.GetPInvokeErrorMessage(failed)}");
        _pid = pid;
        Household.Add(pid);
        _process = TetherCalls.OpenProcess(pid);
        if (_plan.Memory is { } memory) TetherCalls.LimitMemory(pid, memory);
        _output.CloseWriteEnd();
        _error.CloseWriteEnd();
        _requests.CloseReadEnd();
        _replies.CloseWriteEnd();
        foreach (var descriptor in (ReadOnlySpan<int>)[Output, Error, Replies, Requests]) TetherCalls.MakeNonBlocking(descriptor);
    }

    // A C library that starts no program in another folder leaves that to the shell.
    private static SpawnPlan ByShell(SpawnPlan plan) =>
        plan with { File = "/bin/sh", Arguments = ["sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", plan.Folder!, plan.File, .. plan.Arguments.Skip(1)], Folder = null };

    private void Conclude(WaitStatus? status) => _end = Household.End(_pid, _mark, status).End;

    private void Close()
    {
        _output.Dispose();
        _error.Dispose();
        _requests.Dispose();
        _replies.Dispose();
        _wake?.Dispose();
        if (_process >= 0) _ = ProcCalls.Close(_process);
        _process = -1;
    }
}
