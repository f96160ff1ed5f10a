using Deja.Vision.Errors;

namespace Deja.Vision.Devices;

/// <summary>Why a camera can't be opened, and what to do. OpenCV says only that it couldn't, so the system is asked.</summary>
internal sealed class DeviceFaults(VideoDevices devices)
{
    /// <summary>What is wrong before it is tried: it isn't there, or may not be opened. Null when nothing is; always null elsewhere than on Linux, where devices have no paths.</summary>
    public CameraException? Missing(string device)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var path = devices.PathOf(device);
        if (!File.Exists(path)) return new(CameraProblem.NoDevice, $"There is no camera {path}. {Listed()}");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            return new(CameraProblem.NoPermission, $"{path} is there, but {Environment.UserName} may not open it. " + (Environment.IsPrivilegedProcess ? $"A container keeps root from it too: docker run --device {path}." : $"Cameras belong to the group video: sudo usermod -aG video {Environment.UserName}, then log in again."), e);
        }
        catch (IOException)
        {
            // Busy, or not to be opened this way: OpenCV tries, and what follows is told then.
            return null;
        }
    }

    /// <summary>What is wrong when it is there and did not start, or started and gave nothing.</summary>
    public CameraException Silent(string device, string name, bool isOpen)
    {
        var path = OperatingSystem.IsLinux() ? devices.PathOf(device) : name;
        if (OperatingSystem.IsLinux() && !devices.Has(path)) return new(CameraProblem.NoDevice, $"{path} is no camera: those of Linux are /dev/video0 and so on, or links to them. {Listed()}");
        if (isOpen) return new(CameraProblem.NoPicture, $"{name} opens, but gives no picture: it may be covered by a switch, or its cable too slow for the size. Unplug it and plug it in, ask for a smaller size, or for JPEG (WantsJpeg).");
        var who = OperatingSystem.IsLinux() ? $" See who has it: fuser -v {path}." : OperatingSystem.IsMacOS() ? " Allow the camera for your terminal in System Settings, Privacy & Security, Camera." : " Allow the camera in Settings, Privacy & security, Camera.";
        return new(CameraProblem.Busy, $"{name} doesn't start: another program has it, or it gives no pictures.{who} {Listed()}");
    }

    private string Listed() => !OperatingSystem.IsLinux() ? string.Empty
        : devices.All is { Count: > 0 } all ? $"There are: {string.Join(", ", all)}."
        : "This machine has none (no /dev/video*). Plug one in; in a container pass it on (docker run --device /dev/video0); a stream or a file is opened by its address or path.";
}
