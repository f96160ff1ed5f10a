using System.Runtime.CompilerServices;
using Deja.Torch.Native;

namespace Deja.Torch.Tests;

/// <summary>Every test may make tensors.</summary>
internal static class LoadedTorch
{
    [ModuleInitializer]
    internal static void Load() => NativeTorch.Load();
}
