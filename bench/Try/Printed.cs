namespace Deja.Bench.Try;

/// <summary>Files of output such as commands print, to be printed by <c>cat</c>.</summary>
internal static class Printed
{
    private static readonly string[] Folders = ["src", "tests", "include", "third_party/zlib", "node_modules/left-pad"];

    /// <summary>As a compiler tells what it does.</summary>
    public static string Plain(int line) => $"[{line % 5000}/5000] Building CXX object {Folders[line % Folders.Length]}/CMakeFiles/part{line % 97}.dir/file{line % 1013}.cc.o";

    /// <summary>Each line has a word that a secret may stand beside, so that each is searched.</summary>
    public static string WithWordsOfSecrets(int line) => $"{Folders[line % Folders.Length]}/parser{line % 97}.cc:{line % 1013}: note: unexpected token near 'end', see https://example.org/errors/{line % 31}";

    /// <returns>The file's path.</returns>
    public static string Write(string path, int megabytes, Func<int, string> line)
    {
        using var file = File.CreateText(path);
        for (var i = 0; file.BaseStream.Position < (long)megabytes << 20; i++) file.WriteLine(line(i));
        return path;
    }
}
