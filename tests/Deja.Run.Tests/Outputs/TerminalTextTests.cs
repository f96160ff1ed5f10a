using System.Text;
using Deja.Run.Outputs;

namespace Deja.Run.Tests.Outputs;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain\ttext\n", "plain\ttext\n")]
    [InlineData("\e[1;31mred\e[0m \e[38:5:9mx\e[m", "\e[1;31mred\e[0m \e[38:5:9mx\e[m")]
    [InlineData("\e]0;a title\aafter", "after")]
    [InlineData("\e]52;c;ZXZpbA==\e\\after", "after")] // The clipboard.
    [InlineData("\e]8;;http://x\e\\link\e]8;;\e\\", "link")]
    [InlineData("\e[2J\e[Hgone\e[6n\e[?1049h", "gone")] // Erases, moves, asks, another screen.
    [InlineData("\e[>4;2mkeys", "keys")]
    [InlineData("\eP+q544e\e\\x\e_apc\e\\y\e^pm\e\\z", "xyz")]
    [InlineData("\e(0lqk\e(B\ec", "lqk")] // Line drawing, full reset.
    [InlineData("a\u009b31mb\u0085c", "a31mbc")] // Controls in one character.
    [InlineData("a\u202eb\u2066c", "abc")] // Turned around.
    [InlineData("50%\r100%\n", "50%\r100%\n")]
    [InlineData("a\a\0\v\fb\x7f", "ab")]
    [InlineData("N\bNA\bA", "NA")]
    [InlineData("端口 é 😀", "端口 é 😀")]
    [InlineData("\e]0;never ends", "")]
    [InlineData("\e[\nline", "\nline")]
    public void Of_what_a_terminal_obeys_colours_alone_pass(string printed, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(printed);
        Assert.Equal(expected, Encoding.UTF8.GetString(new TerminalText().Filter(bytes)));

        // The same when each byte comes by itself.
        var filter = new TerminalText();
        var whole = bytes.SelectMany(b => filter.Filter([b]).ToArray()).ToArray();
        if (!printed.Contains('\b', StringComparison.Ordinal)) Assert.Equal(expected, Encoding.UTF8.GetString(whole));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0x41 }, "\uFFFDA")]
    [InlineData(new byte[] { 0xC0, 0xAF }, "\uFFFD\uFFFD")] // Overlong.
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "\uFFFD\uFFFD\uFFFD")] // A surrogate.
    [InlineData(new byte[] { 0xE4, 0xB8 }, "\uFFFD")] // Cut.
    [InlineData(new byte[] { 0xE4, 0x1B, 0x5B, 0x32, 0x4A, 0x42 }, "\uFFFDB")]
    public void What_is_no_UTF_8_is_replaced(byte[] printed, string expected)
    {
        var filter = new TerminalText();
        Assert.Equal(expected, Encoding.UTF8.GetString([.. filter.Filter(printed).ToArray(), .. filter.End().ToArray()]));
    }

    [Fact]
    public void A_colour_that_was_left_on_ends_with_the_block()
    {
        var filter = new TerminalText();
        filter.Filter("\e[31mred"u8);
        Assert.Equal("\e[0m"u8, filter.End());
        Assert.Equal(""u8, filter.End());
    }

    [Theory]
    [InlineData("\e[1mbold\e[0m", "bold")]
    [InlineData("10%\r50%\r100%\ndone\r\n", "100%\ndone\n")]
    [InlineData("long line\rok\n", "okng line\n")]
    public void What_is_written_down_has_no_colours_and_the_last_state_of_a_line(string printed, string expected) => Assert.Equal(expected, TerminalText.Plain(printed));

    [Fact]
    public void Nothing_but_text_and_colours_ever_comes_out()
    {
        var random = new Random(1);
        ReadOnlySpan<byte> likely = "\e[]P0;m1?\a\\\x9b\xc2AB\n"u8;
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[random.Next(1, 60)];
            for (var i = 0; i < bytes.Length; i++) bytes[i] = random.Next(2) == 0 ? likely[random.Next(likely.Length)] : (byte)random.Next(256);
            var text = Encoding.UTF8.GetString(new TerminalText().Filter(bytes));
            Assert.Matches(@"^(?:\e\[[0-9;:]*m|[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F])*$", text);
        }
    }
}
