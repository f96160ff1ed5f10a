namespace Deja.Vision.Tests.Windows;

/// <summary>A recording that is shown.</summary>
public sealed class WindowTests : IDisposable
{
    private const string Title = "deja-vision-test";
    private const nuint KeyQ = 'q', KeyEscape = 0xFF1B;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Q_ends_it() => Assert.Contains("ended by Key", await ShownAsync((screen, window) => screen.Press(window, KeyQ)), StringComparison.Ordinal);

    [Fact]
    public async Task Esc_ends_it() => Assert.Contains("ended by Key", await ShownAsync((screen, window) => screen.Press(window, KeyEscape)), StringComparison.Ordinal);

    [Fact]
    public async Task Closing_the_window_ends_it() => Assert.Contains("ended by WindowClosed", await ShownAsync((screen, window) => screen.Close(window)), StringComparison.Ordinal);

    // The low byte of the left arrow's code is that of Q.
    [Theory]
    [InlineData((int)'x')]
    [InlineData(0xFF51)]
    public async Task Another_key_does_not(int key) => Assert.Contains("ended by Duration", await ShownAsync((screen, window) => screen.Press(window, (nuint)key), "--seconds", "1"), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "there is no window system")]
    [InlineData(":4711", "DISPLAY is ':4711'")]
    public async Task Without_a_window_system_it_is_recorded_all_the_same_and_says_so(string? display, string note)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere there is always a window system");
        using var program = new RecordingProgram([_folder["a.avi"], "--window", "--seconds", "0.5"], display);
        await program.IsRecordingAsync();
        var said = await program.EndAsync();
        Assert.Contains(note, said, StringComparison.Ordinal);
        Assert.Contains("ended by Duration", said, StringComparison.Ordinal);
        Assert.Empty(program.Error);
        Assert.InRange(Clip.Numbers(_folder["a.avi"]).Count, 15, 15);
    }

    private async Task<string> ShownAsync(Action<X11, nuint> act, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the window is one of X");
        using var screen = await VirtualScreen.OpenAsync();
        using var program = new RecordingProgram([_folder["a.avi"], "--window", .. arguments], screen.Display);
        await program.IsRecordingAsync();
        using (var hand = new X11(screen.Display)) act(hand, await WindowAsync(hand));
        var said = await program.EndAsync();
        Assert.InRange(Clip.Numbers(_folder["a.avi"]).Count, 1, 3000);
        return said;
    }

    private static async Task<nuint> WindowAsync(X11 screen)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (screen.Find(Title) is { } window) return window;
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
