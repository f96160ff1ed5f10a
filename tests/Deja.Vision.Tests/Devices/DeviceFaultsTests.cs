using Deja.Vision.Devices;
using Deja.Vision.Errors;

namespace Deja.Vision.Tests.Devices;

/// <summary>Why a camera doesn't open, in folders that look like Linux's.</summary>
public sealed class DeviceFaultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly VideoDevices _devices;

    public DeviceFaultsTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only on Linux cameras have paths");
        Directory.CreateDirectory(_folder["dev"]);
        Directory.CreateDirectory(_folder["class/video2"]);
        _devices = new(_folder["dev"], _folder["class"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cameras_are_listed_by_number_with_what_their_drivers_call_them()
    {
        foreach (var name in new[] { "video10", "video2", "videodev", "null" }) File.WriteAllText(_folder["dev/" + name], string.Empty);
        File.WriteAllText(_folder["class/video2/name"], "Integrated Camera\n");
        Assert.Equal([$"{_folder["dev/video2"]} (Integrated Camera)", _folder["dev/video10"]], _devices.All.Select(d => d.ToString()));
    }

    [Fact]
    public void A_number_that_is_missing_is_told_with_those_that_are_there()
    {
        File.WriteAllText(_folder["dev/video2"], string.Empty);
        var fault = new DeviceFaults(_devices).Missing("0")!;
        Assert.Equal(CameraProblem.NoDevice, fault.Problem);
        Assert.Equal($"There is no camera {_folder["dev/video0"]}. There are: {_folder["dev/video2"]}.", fault.Message);
    }

    [Fact]
    public void Without_any_camera_it_says_how_to_get_one() => Assert.Contains("--device", new DeviceFaults(_devices).Missing("0")!.Message, StringComparison.Ordinal);

    [Fact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public void A_camera_that_may_not_be_opened_is_told_with_its_group()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may open everything");
        File.WriteAllText(_folder["dev/video0"], string.Empty);
        File.SetUnixFileMode(_folder["dev/video0"], UnixFileMode.None);
        var fault = new DeviceFaults(_devices).Missing("0")!;
        Assert.Equal(CameraProblem.NoPermission, fault.Problem);
        Assert.Contains("usermod -aG video", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_camera_is_told_as_that_and_a_link_to_one_is_one()
    {
        File.WriteAllText(_folder["dev/null"], string.Empty);
        File.WriteAllText(_folder["dev/video2"], string.Empty);
        File.CreateSymbolicLink(_folder["dev/front"], _folder["dev/video2"]);
        var faults = new DeviceFaults(_devices);
        Assert.Equal(CameraProblem.NoDevice, faults.Silent(_folder["dev/null"], "null", isOpen: false).Problem);
        Assert.Equal(CameraProblem.Busy, faults.Silent(_folder["dev/front"], "front", isOpen: false).Problem);
    }

    [Fact]
    public void A_camera_that_does_not_start_is_told_with_how_to_find_who_has_it()
    {
        File.WriteAllText(_folder["dev/video2"], string.Empty);
        var faults = new DeviceFaults(_devices);
        Assert.Null(faults.Missing("2"));
        var fault = faults.Silent("2", "camera 2", isOpen: false);
        Assert.Equal(CameraProblem.Busy, fault.Problem);
        Assert.Contains($"fuser -v {_folder["dev/video2"]}", fault.Message, StringComparison.Ordinal);
        Assert.Equal(CameraProblem.NoPicture, faults.Silent("2", "camera 2", isOpen: true).Problem);
    }
}
