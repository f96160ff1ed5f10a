using System.Text;

namespace Deja.Cli.Output;

/// <summary>Reads a log of any size: of a long one the beginning and the end, which is where errors stand.</summary>
internal static class LogInput
{
    private const int Head = 256 * 1024;
    private const int Tail = 1024 * 1024;

    /// <param name="file">A path; null or <c>-</c> for standard input.</param>
    /// <exception cref="UsageException">The file can't be read, or nothing is piped in.</exception>
    public static string Read(string? file)
    {
        if (file is not (null or "-")) return ReadFile(file);
        if (!Console.IsInputRedirected) Talk.Line("reading the log from the keyboard; end it with Ctrl-D");
        using var input = Console.OpenStandardInput();
        return ReadBounded(input);
    }

    private static string ReadFile(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return ReadBounded(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(Directory.Exists(file) ? $"'{file}' is a folder, not a log" : $"can't read '{file}': {e.Message}");
        }
    }

    private static string ReadBounded(Stream stream)
    {
        var head = new byte[Head];
        var read = stream.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        if (read < Head) return Encoding.UTF8.GetString(head, 0, read);

        // The end goes round in a ring, so that a log of gigabytes needs no memory of its size.
        var ring = new byte[Tail];
        var (at, total) = (0, 0L);
        int got;
        while ((got = stream.Read(ring, at, Tail - at)) > 0)
        {
            total += got;
            at = (at + got) % Tail;
        }

        var text = new StringBuilder(Encoding.UTF8.GetString(head));
        if (total > Tail) text.Append('\n').Append(Encoding.UTF8.GetString(ring, at, Tail - at)).Append(Encoding.UTF8.GetString(ring, 0, at));
        else text.Append(Encoding.UTF8.GetString(ring, 0, (int)total));
        return text.ToString();
    }
}
