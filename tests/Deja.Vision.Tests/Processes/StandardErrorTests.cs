namespace Deja.Vision.Tests.Processes;

/// <summary>What a program's user sees that the program didn't say.</summary>
public sealed class StandardErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A box that says what an MP4 is, and no index: FFmpeg would say so in a line of its own.
    [Fact]
    public async Task Of_a_file_that_can_not_be_read_nothing_is_said_but_by_the_exception()
    {
        await File.WriteAllBytesAsync(_folder["cut.mp4"], [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0, .. new byte[64]], TestContext.Current.CancellationToken);
        using var program = new RecordingProgram([_folder["a.avi"], "--device", _folder["cut.mp4"]]);
        Assert.Contains("no index", await program.EndAsync(), StringComparison.Ordinal);
        Assert.Empty(program.Error);
    }
}
