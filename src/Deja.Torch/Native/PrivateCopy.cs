using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Deja.Torch.Native;

/// <summary>A library's copy in the user's cache, which any number of processes may ask for at once.</summary>
/// <param name="cache">The cache folder, which need not exist.</param>
internal sealed class PrivateCopy(string cache)
{
    // What is loaded from a folder is run, so nobody else may write there.
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The user's own: <c>$XDG_CACHE_HOME</c>, else <c>~/.cache</c>.</summary>
    public static PrivateCopy OfUser()
    {
        var configured = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var cache = Path.IsPathFullyQualified(configured ?? string.Empty) ? configured! : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".cache");
        // A relative path would be looked up, and loaded from, wherever the program happens to run.
        if (!Path.IsPathFullyQualified(cache)) throw new NativeTorchException("There is no home folder to keep a copy of TorchSharp's library in: set XDG_CACHE_HOME to a folder that can be written.");
        return new(Path.Combine(cache, "deja", "torch"));
    }

    /// <summary>The copy's path. It is made where it isn't there, and anew where it doesn't hold exactly what it should.</summary>
    /// <param name="library">The library it is of: its name is kept, its hash is the folder.</param>
    /// <param name="original">What that holds.</param>
    /// <param name="copy">What the copy shall hold.</param>
    /// <exception cref="NativeTorchException">Others may write into its folder.</exception>
    public string Place(string library, byte[] original, byte[] copy)
    {
        var folder = Path.Combine(cache, Convert.ToHexStringLower(SHA256.HashData(original)));
        var file = Path.Combine(folder, Path.GetFileName(library));
        if (!OperatingSystem.IsWindows()) MakePrivate(folder);
        if (!Holds(file, copy)) Write(folder, file, copy);
        return file;
    }

    // Whose folder it is can't be asked for, but only its owner, and root, can set its mode.
    [UnsupportedOSPlatform("windows")]
    private void MakePrivate(string folder)
    {
        foreach (var part in new[] { cache, folder })
        {
            Directory.CreateDirectory(part, Mine);
            if ((File.GetUnixFileMode(part) & Others) != 0) throw new NativeTorchException($"{part} may be written by others, and a library is to be loaded from it: chmod go-w '{part}', or set XDG_CACHE_HOME to a folder of your own.");
        }

        File.SetUnixFileMode(folder, Mine);
    }

    private static bool Holds(string file, byte[] bytes) => new FileInfo(file) is { Exists: true } there && there.Length == bytes.Length && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);

    // Renamed when it is whole: another process sees none or all of it, and one that has loaded the old bytes keeps them.
    private static void Write(string folder, string file, byte[] bytes)
    {
        var part = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(part, bytes);
            File.Move(part, file, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
