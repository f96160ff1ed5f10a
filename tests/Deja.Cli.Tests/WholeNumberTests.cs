namespace Deja.Cli.Tests;

public sealed class WholeNumberTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("--jobs: 'x' is not a whole number from 1 on; as in: --jobs 4", "check", "--jobs", "x")]
    [InlineData("--jobs: '0' is not a whole number from 1 on; as in: --jobs 4", "check", "-j", "0")]
    [InlineData("--jobs: '1.5' is not a whole number from 1 on; as in: --jobs 4", "check", "--jobs=1.5")]
    [InlineData("--limit: 'many' is not a whole number from 1 on; as in: --limit 20", "find", "word", "--limit", "many")]
    [InlineData("--limit: '-1' is not a whole number from 1 on; as in: --limit 20", "recall", "--limit", "-1")]
    [InlineData("--limit: '99999999999' is not a whole number from 1 on; as in: --limit 20", "recall", "--limit", "99999999999")]
    [InlineData("--port: 'http' is not a whole number from 0 to 65535; as in: --port 4000", "serve", "-p", "http")]
    public async Task What_is_no_number_that_an_option_takes_is_told_with_one_that_is(string told, params string[] arguments)
    {
        var run = await _desk.Deja(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"deja: {told}", run.Error, StringComparison.Ordinal);
    }
}
