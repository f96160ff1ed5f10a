using System.ComponentModel;
using System.Diagnostics;

namespace Deja.Host.Processes.Windows;

/// <summary>A process by a handle, as Windows has it: while it is open, the number is no other's.</summary>
internal sealed class HandleGrip(RunningProcess process, Process held) : ProcessGrip
{
    /// <inheritdoc cref="ProcessGrip.On"/>
    public static HandleGrip? Take(RunningProcess process)
    {
        Process? held = null;
        try
        {
            held = Process.GetProcessById(process.Id);
            _ = held.SafeHandle;
            if (held.StartTime.ToFileTimeUtc() == process.Birth) return new HandleGrip(process, held);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended.
        }
        catch (Win32Exception e)
        {
            held?.Dispose();
            throw Refused(process, e.Message);
        }

        held?.Dispose();
        return null;
    }

    public override void Ask() => Force();

    public override void Force()
    {
        try
        {
            held.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
        catch (Win32Exception e)
        {
            throw Refused(process, e.Message);
        }
    }

    public override bool AwaitEnd(TimeSpan patience) => held.WaitForExit(patience);

    protected override void Dispose(bool isDisposing) => held.Dispose();
}
