using System.Text;
using Deja.Host.Logs;

namespace Deja.Host.Tests.Logs;

public sealed class HeadAndTailTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("abc", "abc")]
    [InlineData("0123456789abcdefghij", "0123456789abcdefghij")]
    [InlineData("0123456789abcdefghijk", "0123456789\n[deja: 1 bytes of output are left out here]\nbcdefghijk")]
    [InlineData("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN", "0123456789\n[deja: 30 bytes of output are left out here]\nEFGHIJKLMN")]
    public void The_ends_are_kept_and_a_line_says_how_much_was_between_them(string written, string kept)
    {
        for (var chunk = 1; chunk <= written.Length + 1; chunk++) Assert.Equal(kept, Keep(written, chunk));
    }

    [Fact]
    public void The_tail_starts_with_a_whole_line() =>
        Assert.Equal("0123456789\n[deja: 15 bytes of output are left out here]\nfgh\n", Keep("0123456789-----------bcd\nfgh\n", 3));

    [Fact]
    public void A_tail_of_one_line_that_just_ends_is_left_out_with_it() =>
        Assert.Equal("0123456789\n[deja: 11 bytes of output are left out here]\n", Keep("0123456789----------\n", 4));

    [Fact]
    public void The_store_never_grows_beyond_both_ends()
    {
        var store = new MemoryStream();
        var kept = new HeadAndTail(store, 10, 10);
        for (var i = 0; i < 1000; i++) kept.Write("0123456"u8);
        Assert.Equal(20, store.Length);
        Assert.Equal(7000, kept.Total);
        Assert.Equal(6980, kept.Cut);
    }

    [Fact]
    public void What_is_dropped_is_counted_and_the_tail_begins_behind_it()
    {
        var store = new MemoryStream();
        var kept = new HeadAndTail(store, 10, 10);
        kept.Write("0123456789abc"u8);
        kept.Drop(1000);
        kept.Write("x\nyes\n"u8);
        var result = new MemoryStream();
        kept.CopyTo(result);
        Assert.Equal("0123456789\n[deja: 1005 bytes of output are left out here]\nyes\n", Encoding.UTF8.GetString(result.ToArray()));
        kept.Write("0123\nlast\n"u8);
        result.SetLength(0);
        kept.CopyTo(result);
        Assert.Equal("0123456789\n[deja: 1014 bytes of output are left out here]\nlast\n", Encoding.UTF8.GetString(result.ToArray()));
    }

    private static string Keep(string written, int chunk)
    {
        var kept = new HeadAndTail(new MemoryStream(), 10, 10);
        foreach (var part in Encoding.UTF8.GetBytes(written).Chunk(chunk)) kept.Write(part);
        var result = new MemoryStream();
        kept.CopyTo(result);
        return Encoding.UTF8.GetString(result.ToArray());
    }
}
