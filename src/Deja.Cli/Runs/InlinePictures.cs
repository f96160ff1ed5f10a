using System.Globalization;
using Deja.Host.Children;
using Deja.Host.Tools;

namespace Deja.Cli.Runs;

/// <summary>
/// Pictures in the terminal itself, where it says by its environment that it can: Kitty's graphics protocol, iTerm2's inline images, and Sixel by the program
/// img2sixel. <c>DEJA_PICTURES</c> chooses: <c>kitty</c>, <c>iterm</c>, <c>sixel</c> or <c>none</c>.
/// </summary>
internal sealed class InlinePictures
{
    private const string Choice = "DEJA_PICTURES";

    /// <summary>So much of a picture goes into one message of Kitty's protocol.</summary>
    private const int KittyChunk = 4096;

    private readonly string _way;

    private InlinePictures(string way) => _way = way;

    public static InlinePictures OfThisTerminal { get; } = new(Environment.GetEnvironmentVariable(Choice) is { Length: > 0 } chosen ? chosen : Guess());

    /// <summary>Shows a picture where the terminal can, and does nothing where it can't.</summary>
    public void Show(string file, TextWriter terminal)
    {
        try
        {
            if (_way == "kitty" && file.EndsWith(".png", StringComparison.Ordinal)) ShowKitty(Convert.ToBase64String(File.ReadAllBytes(file)), terminal);
            else if (_way == "iterm" && !file.EndsWith(".svg", StringComparison.Ordinal)) terminal.Write($"\u001b]1337;File=inline=1;preserveAspectRatio=1:{Convert.ToBase64String(File.ReadAllBytes(file))}\u0007\n");
            else if (_way == "sixel" && !file.EndsWith(".svg", StringComparison.Ordinal)) ShowSixel(file);
        }
        catch (IOException)
        {
            // Its path is told anyway.
        }
    }

    private static string Guess()
    {
        var (terminal, program) = (Environment.GetEnvironmentVariable("TERM") ?? string.Empty, Environment.GetEnvironmentVariable("TERM_PROGRAM") ?? string.Empty);

        // A multiplexer shows none of it, whatever stands around it.
        if (terminal.StartsWith("screen", StringComparison.Ordinal) || terminal.StartsWith("tmux", StringComparison.Ordinal)) return "none";
        if (terminal.Contains("kitty", StringComparison.Ordinal) || terminal.Contains("ghostty", StringComparison.Ordinal)) return "kitty";
        if (program is "iTerm.app" or "WezTerm") return "iterm";
        return terminal.StartsWith("foot", StringComparison.Ordinal) || terminal is "mlterm" or "contour" ? "sixel" : "none";
    }

    // https://sw.kovidgoyal.net/kitty/graphics-protocol: a PNG (f=100) sent (a=T) in chunks of Base64.
    private static void ShowKitty(string data, TextWriter terminal)
    {
        for (var at = 0; at < data.Length; at += KittyChunk)
        {
            var isLast = at + KittyChunk >= data.Length;
            var keys = at == 0 ? "a=T,f=100,q=2," : string.Empty;
            terminal.Write(string.Create(CultureInfo.InvariantCulture, $"\u001b_G{keys}m={(isLast ? 0 : 1)};{data.AsSpan(at, Math.Min(KittyChunk, data.Length - at))}\u001b\\"));
        }

        terminal.Write('\n');
    }

    private static void ShowSixel(string file)
    {
        if (InstalledTool.Find("img2sixel") is not { } program) return;
        var output = new PassThrough();
        ChildRunner.OnPipes.Run(new ChildCommand(program, file), (channel, bytes) => channel == ChildChannel.Error || output.Write(channel, bytes));
    }
}
