using System.Runtime.ExceptionServices;
using Deja.Blocks;

namespace Deja.CSharp.Sessions;

/// <summary>Exceptions on threads that a block started. A program would end by them; a session tells them and lives.</summary>
internal static class StrayErrors
{
    public static void Watch(BlockContext context)
    {
        ExceptionHandling.SetUnhandledExceptionHandler(e =>
        {
            // What ends because the block was stopped is no failure.
            if (e is OperationCanceledException && Interruption.Current is null or { IsAsked: true })
                return true;
            Show.Failure ??= e;
            Tell($"Unhandled exception on another thread: {RuntimeErrors.Text(e, context)}");
            return true;
        });
    }

    private static void Tell(string text)
    {
        try
        {
            Console.Error.WriteLine(text);
        }
        catch (Exception)
        {
            // A block may have set a writer that throws.
        }
    }
}
