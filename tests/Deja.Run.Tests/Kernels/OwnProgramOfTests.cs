using System.Runtime.CompilerServices;
using Deja.Host.Tethers;

namespace Deja.Run.Tests.Kernels;

/// <summary>What Deja starts of itself is in tests their own program: the test runner knows no such words.</summary>
internal static class OwnProgramOfTests
{
#pragma warning disable CA2255 // A test project is a program.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Use() => OwnProgram.Instead = Programs.Own;
}
