using Deja.Run.Kernels;

namespace Deja.Run.Sessions;

/// <summary>
/// The start of one session before its time, on another thread: a program takes as long to start as a small block to run, and the next one can start while this one runs.
/// </summary>
internal sealed class EarlyStart : IDisposable
{
    private string? _name;
    private Task<(Session Session, DateTime Made)>? _begun;

    /// <summary>Begins it, unless another one has begun.</summary>
    /// <param name="name">The session's.</param>
    /// <param name="start">Starts it.</param>
    public void Begin(string name, Func<Session> start)
    {
        if (_begun is not null) return;
        _name = name;
        _begun = Task.Run(() =>
        {
            var session = start();
            return (session, Made(session));
        });
    }

    /// <summary>The session that was begun; null where it is another one, or can't be used.</summary>
    public Session? Take(string name)
    {
        if (_begun is not { } begun) return null;
        _begun = null;
        if (Ended(begun) is not var (session, made)) return null;

        // A block may have made the folder anew, and what was started in the one before would stay in that.
        if (_name == name && Made(session) == made) return session;
        session.Kernel.Dispose();
        return null;
    }

    public void Dispose()
    {
        if (_begun is { } begun && Ended(begun) is var (session, _)) session.Kernel.Dispose();
        _begun = null;
    }

    private static DateTime Made(Session session) => Directory.GetCreationTimeUtc(session.Folder);

    private static (Session Session, DateTime Made)? Ended(Task<(Session Session, DateTime Made)> begun)
    {
        try
        {
            return begun.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is KernelException or IOException or UnauthorizedAccessException)
        {
            // Told by the start in its time, if that fails too.
            return null;
        }
    }
}
