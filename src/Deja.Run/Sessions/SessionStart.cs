using Deja.Notes;
using Deja.Run.Kernels;
using Deja.Run.Outputs;
using Deja.Run.Plans;

namespace Deja.Run.Sessions;

/// <summary>How a session of a note begins: its folders, its kernel, and the file that <c>setup</c> names.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="note">The note, for its folder.</param>
/// <param name="options">How kernels are started.</param>
internal sealed class SessionStart(Notebook notebook, Note note, SessionOptions options) : IDisposable
{
    private static readonly TimeSpan SetUpTime = TimeSpan.FromMinutes(1);

    private readonly SessionFolders _folders = new();

    /// <summary>The full path of the folder that the note is in.</summary>
    public string NoteFolder => Path.GetFullPath(Path.Combine(notebook.Root, Path.GetDirectoryName(note.Path) ?? string.Empty));

    /// <summary>A block's session, in which nothing has run yet.</summary>
    /// <exception cref="KernelException">Its kernel can't be started there.</exception>
    public Session Of(PlannedBlock block)
    {
        var folder = block.Settings.Folder switch
        {
            null => NoteFolder,
            BlockSettings.TemporaryFolder => _folders.Make(),
            BlockSettings.HereFolder => Environment.CurrentDirectory,
            var named => Path.GetFullPath(Path.Combine(NoteFolder, named)),
        };
        if (!Directory.Exists(folder)) throw new KernelException($"cwd='{block.Settings.Folder}': there is no folder '{folder}'");
        var pictures = _folders.Make();
        var settings = Settings(block, folder) with { Environment = SessionEnvironment.Of(notebook, pictures) };
        return new Session(Kernel.Of(block.Kernel, options.Configuration, settings)!.Start(block.Kernel, settings), block.Kernel, folder, pictures);
    }

    /// <summary>Runs the file that <c>setup</c> names, whose output nobody sees.</summary>
    /// <exception cref="KernelException">It can't be read, or fails.</exception>
    public void SetUp(PlannedBlock block, Session session)
    {
        if (block.Setup is not { } file) return;
        var path = Path.GetFullPath(Path.Combine(NoteFolder, file));
        if (!path.StartsWith(notebook.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new KernelException($"setup='{file}' leads out of the notebook");
        var output = new BlockOutput();
        var end = session.Kernel.Run(new BlockRequest(Read(file, path), Path.GetRelativePath(notebook.Root, path), 1), output, new RunLimits { Time = SetUpTime }, CancellationToken.None);
        if (end.Status != BlockStatus.Done) throw new KernelException($"setup='{file}' failed: {end.Error?.Message ?? $"exit code {end.ExitCode}"} {output.ErrorText}".TrimEnd());
    }

    /// <summary>Where and how the kernel of a block is started.</summary>
    public KernelSettings Settings(PlannedBlock block, string folder) => new(folder)
    {
        Notebook = notebook.Root,
        Memory = options.Memory,
        IsSandboxed = options.IsSandboxed,
        HasNetwork = block.Settings.Needs.Contains("net"),
        Database = block.Settings.Database is { } file ? Path.GetFullPath(Path.Combine(folder, file)) : null,
    };

    public void Dispose() => _folders.Dispose();

    private static string Read(string file, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"setup='{file}': {e.Message}", e);
        }
    }
}
