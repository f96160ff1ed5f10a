using Deja.CSharp.Sources;

namespace Deja.CSharp.Sessions;

/// <summary>Has the compiler loaded before the first block asks for it.</summary>
internal static class WarmUp
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(30);

    /// <summary>Compiles a block that nobody sees, unless the first real one is there already. Nothing of it stays but what .NET has loaded and compiled.</summary>
    public static void Run(CancellationToken asked)
    {
        try
        {
            if (asked.WaitHandle.WaitOne(Patience))
                return;
            var source = BlockSource.Read("System.Console.WriteLine($\"{1 + 1}\"); 1", "warm-up", 1);
            var compilation = new Compiler(ScriptFiles.Resolver(Environment.CurrentDirectory)).Create(0, source.Tree, FrameworkReferences.All, previous: null);
            var (assembly, lines) = Compiler.Compile(compilation, source, asked);
            assembly.Dispose();
            lines.Dispose();
        }
        catch (Exception)
        {
            // The first block meets the same, and tells it.
        }
    }
}
