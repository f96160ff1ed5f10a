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
            Show.Failure ??= e;
            Console.Error.WriteLine($"Unhandled exception on another thread: {RuntimeErrors.Text(e, context)}");
            return true;
        });
    }
}
