using TorchSharp;

namespace Deja.Torch.Native;

/// <summary>libtorch in this process.</summary>
public static class NativeTorch
{
    /// <summary>Loads it; what was loaded before stays. To be called before the first tensor is made.</summary>
    public static void Load() => torch.InitializeDeviceType(DeviceType.CPU);
}
