using Deja.CSharp.Protocol;
using Deja.CSharp.Sessions;

namespace Deja.CSharp;

/// <summary>
/// The C# kernel. Requests come as lines of JSON (<see cref="Channel"/>), each is answered by <see cref="Kernel"/>; blocks are compiled and run by a
/// <see cref="Session"/>, which keeps what they made.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length < 2 || Channel.Open(arguments[^2], arguments[^1]) is not { } channel)
        {
            Console.Error.WriteLine("Deja.CSharp is started by deja, with the numbers of two descriptors as last arguments: one to read requests from, one to write replies to.");
            return 2;
        }

        StandardStreams.Prepare();
        new Kernel(channel).Run();
        // Threads that a block left running must not keep the process.
        Environment.Exit(0);
        return 0;
    }
}
