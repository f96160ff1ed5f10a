using System.Text;

namespace Deja.Run.Kernels;

/// <summary>The programs inside of this library by which interpreters become kernels.</summary>
internal static class EmbeddedProgram
{
    /// <summary>Its text.</summary>
    /// <param name="name">Its folder below <c>Kernels/</c> in lower case, and its name.</param>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedProgram).Assembly.GetManifestResourceStream(name) ?? throw new KernelException($"Deja was built without '{name}'");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
