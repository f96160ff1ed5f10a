namespace Deja.Vision.Windows;

/// <summary>A window of OpenCV's. Everything of it belongs to the thread that opened it.</summary>
internal sealed class PictureWindow : IDisposable
{
    private const int Escape = 27;

    // What GTK adds for Num Lock, Caps Lock and the like; keys such as the arrows have codes from 0xFF00 on, of which the low byte means nothing.
    private const int Modifiers = unchecked((int)0xFFFF0000);
    private const int GtkEscape = 0xFF1B;
    private readonly string _title;
    private readonly Mat _picture = new();
    private bool _wasVisible;

    private PictureWindow(string title) => _title = title;

    /// <summary>Null where none can be had; the note then says why.</summary>
    public static PictureWindow? TryOpen(string title, out string? note)
    {
        note = null;
        if (OperatingSystem.IsLinux() && !HasScreen())
        {
            note = "No window: there is no window system (DISPLAY and WAYLAND_DISPLAY are not set). Recording went on without one.";
            return null;
        }

        try
        {
            Cv2.NamedWindow(title, WindowFlags.AutoSize);
            return new PictureWindow(title);
        }
        catch (OpenCVException e)
        {
            note = $"No window: {e.Message}. DISPLAY is '{Environment.GetEnvironmentVariable("DISPLAY")}'; is there a window system, and may this user show windows on it? Recording went on without one.";
            return null;
        }
    }

    /// <summary>Shows the picture when it is new, and lets the window live for some milliseconds; keys reach it only then.</summary>
    /// <returns>Whether it is still wanted, and by what it was ended.</returns>
    public WindowState Live(LatestPicture latest, int milliseconds)
    {
        if (latest.TryFetch(_picture)) Cv2.ImShow(_title, _picture);
        var key = Cv2.WaitKeyEx(milliseconds);
        if (key != -1 && (key & ~Modifiers) is Escape or 'q' or 'Q' or GtkEscape) return WindowState.KeyPressed;
        return IsClosed() ? WindowState.Closed : WindowState.Open;
    }

    public void Dispose()
    {
        _picture.Dispose();
        try
        {
            Cv2.DestroyWindow(_title);
            // The window system hears of it only when events are handled.
            Cv2.WaitKey(1);
        }
        catch (OpenCVException)
        {
            // Closed by hand already.
        }
    }

    // GTK never says that a window is visible, but a closed one has no properties; the others say when it no longer is.
    private bool IsClosed()
    {
        var isVisible = Cv2.GetWindowProperty(_title, WindowPropertyFlags.Visible) >= 1;
        if (_wasVisible && !isVisible) return true;
        _wasVisible |= isVisible;
        return Cv2.GetWindowProperty(_title, WindowPropertyFlags.AutoSize) < 0;
    }

    private static bool HasScreen() => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));
}
