namespace Deja.Host.Folders;

/// <summary>
/// Where this user's own files of Deja stand: by the XDG base directories on Linux (specifications.freedesktop.org/basedir-spec), under
/// <c>~/Library</c> on macOS, under <c>AppData</c> on Windows. A folder is found when it is asked for, so a missing home troubles only who needs one.
/// </summary>
public sealed class UserFolders
{
    private const string Name = "deja";

    private readonly Func<string, string?> _variable;
    private readonly Func<string> _home;

    internal UserFolders(Func<string, string?> variable, Func<string> home)
    {
        _variable = variable;
        _home = home;
    }

    /// <summary>Those of the user that runs this process.</summary>
    public static UserFolders OfThisUser { get; } = new(Environment.GetEnvironmentVariable, SystemHome);

    /// <summary>What must outlive a run but belongs to this machine: run logs, trusted notebooks, the list of home notebooks.</summary>
    /// <exception cref="HostException">There is no home folder.</exception>
    public string State => Locate("XDG_STATE_HOME", ".local/state", "Application Support", "LOCALAPPDATA", "State");

    /// <summary>What may be deleted at any time.</summary>
    /// <inheritdoc cref="State"/>
    public string Cache => Locate("XDG_CACHE_HOME", ".cache", "Caches", "LOCALAPPDATA", "Cache");

    /// <summary>What the user writes and may want to carry to another machine.</summary>
    /// <inheritdoc cref="State"/>
    public string Config => Locate("XDG_CONFIG_HOME", ".config", "Application Support", "APPDATA", string.Empty);

    private string Locate(string variable, string underHome, string underLibrary, string appData, string underApp)
    {
        if (OperatingSystem.IsWindows()) return Path.Combine(Absolute(appData) ?? Home(appData), Name, underApp);
        if (OperatingSystem.IsMacOS()) return Path.Combine(Home("HOME"), "Library", underLibrary, Name);
        return Path.Combine(Absolute(variable) ?? Path.Combine(Home(variable), underHome), Name);
    }

    // "All paths set in these environment variables must be absolute. If [one is relative, it is] to be considered invalid and ignored."
    private string? Absolute(string variable) => _variable(variable) is { } value && Path.IsPathFullyQualified(value) ? value : null;

    private string Home(string instead)
    {
        var home = Absolute("HOME") ?? _home();
        return Path.IsPathFullyQualified(home)
            ? home
            : throw new HostException($"no home folder: HOME is '{_variable("HOME")}', and user '{Environment.UserName}' has none in the system's list; set HOME or {instead} to a folder's full path");
    }

    // .NET asks HOME first and the password file after it.
    private static string SystemHome() => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
}
