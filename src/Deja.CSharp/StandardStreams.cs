using System.Globalization;
using System.Text;

namespace Deja.CSharp;

/// <summary>The standard streams and the culture that blocks begin with.</summary>
internal static class StandardStreams
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Makes what blocks print the same everywhere: UTF-8 whatever the terminal is, and invariant numbers and dates.</summary>
    public static void Prepare()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Console.SetIn(TextReader.Null);
        Console.SetOut(Writer(Console.OpenStandardOutput()));
        Console.SetError(Writer(Console.OpenStandardError()));
    }

    /// <summary>Sends on what a block's own writer may still hold.</summary>
    public static void Flush()
    {
        try
        {
            Console.Out.Flush();
            Console.Error.Flush();
        }
        catch (Exception)
        {
            // A block may have set a writer that throws, or closed one.
        }
    }

    private static UnbrokenWriter Writer(Stream stream) => new(new StreamWriter(stream, Utf8, bufferSize: 1024) { AutoFlush = true });
}
