using Deja.CSharp.Sources;

namespace Deja.CSharp.Sessions;

/// <summary>Has the compiler loaded before the first block asks for it.</summary>
internal static class WarmUp
{
    /// <summary>Compiles a block that nobody sees. Nothing of it stays but what .NET has loaded and compiled.</summary>
    public static void Run()
    {
        try
        {
            var source = BlockSource.Read("System.Console.WriteLine($\"{1 + 1}\"); 1", "warm-up", 1);
            var compilation = new Compiler(ScriptFiles.Resolver(Environment.CurrentDirectory)).Create(0, source.Tree, FrameworkReferences.All, previous: null);
            var (assembly, lines) = Compiler.Compile(compilation, source, CancellationToken.None);
            assembly.Dispose();
            lines.Dispose();
        }
        catch (Exception)
        {
            // The first block meets the same, and tells it.
        }
    }
}
