using Deja.Cli.Notebooks;
using Deja.Cli.Output;
using Deja.Host.Children;

namespace Deja.Cli.Tours;

/// <summary>
/// Where the tour takes place: a folder for the while, with the starter notebook in it. Every command that it prints is really run.
/// </summary>
internal sealed class TourStage : IDisposable
{
    private const string ResourcePrefix = "notebook/";

    private readonly string _folder;
    private readonly string _before = Environment.CurrentDirectory;

    private TourStage(string folder)
    {
        _folder = folder;
        Environment.SetEnvironmentVariable(NotebookLookup.Variable, Path.Combine(folder, "notebook"));

        // Nobody waits for an editor here.
        Environment.SetEnvironmentVariable("VISUAL", null);
        Environment.SetEnvironmentVariable("EDITOR", null);

        // The runs of the tour are none of the user's.
        Environment.SetEnvironmentVariable(OperatingSystem.IsWindows() ? "LOCALAPPDATA" : "XDG_STATE_HOME", Path.Combine(folder, "state"));
        Environment.CurrentDirectory = folder;
    }

    public static TourStage Make()
    {
        var stage = new TourStage(Directory.CreateTempSubdirectory("deja-tour-").FullName);
        var assembly = typeof(TourStage).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            var file = Path.Combine(stage._folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var target = File.Create(file);
            using var source = assembly.GetManifestResourceStream(name)!;
            source.CopyTo(target);
        }

        return stage;
    }

    /// <summary>Prints a command as the user would type it, and runs it.</summary>
    /// <param name="words">What follows <c>deja</c>.</param>
    /// <returns>Its exit code.</returns>
    public static int Deja(params string[] words)
    {
        Prompt("deja", words);
        var code = Run(words);
        Screen.Out.Line();
        return code;
    }

    /// <summary>Runs a command that sets the scene, without showing it; false when it fails or is not there.</summary>
    public static bool Quietly(string name, params string[] arguments)
    {
        var end = ChildRunner.OnPipes.Run(new ChildCommand(name, arguments), (_, _) => true);
        return end.ExitCode == 0;
    }

    /// <summary>Goes on in a folder below; each story begins in the stage's own.</summary>
    public static bool Enter(string folder)
    {
        Environment.CurrentDirectory = Path.GetFullPath(folder);
        return true;
    }

    public static void Say(string text) => Screen.Out.Line(Piece.Faint($"# {text}"));

    public static void Title(string text)
    {
        Screen.Out.Line(Piece.Title(text));
        Screen.Out.Line();
    }

    /// <summary>Goes back to where each story begins.</summary>
    public void Return() => Environment.CurrentDirectory = _folder;

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Talk.Line($"{_folder} could not be removed: {e.Message}");
        }
    }

    // A story may show what is refused; the program itself tells it at its very end, where the tour would be over.
    private static int Run(string[] words)
    {
        try
        {
            return CommandLine.Run(words);
        }
        catch (UsageException e)
        {
            Talk.Error(e.Message);
            return ExitCodes.WrongUse;
        }
    }

    private static void Prompt(string name, string[] words) =>
        Screen.Out.Line(Piece.Good("$ "), Piece.Title(string.Join(' ', words.Prepend(name).Select(Places.Quoted))));
}
