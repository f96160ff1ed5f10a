using System.Runtime.InteropServices;

namespace Deja.Vision.Tests.Windows;

/// <summary>What a person does to a window, as the X server passes it on: a key, and the cross that closes it.</summary>
/// <seealso href="https://www.x.org/releases/current/doc/libX11/libX11/libX11.html">Xlib</seealso>
internal sealed partial class X11 : IDisposable
{
    private const int ClientMessage = 33, EventWords = 24;
    private readonly nint _display;

    public X11(string display)
    {
        _display = XOpenDisplay(display);
        Assert.NotEqual(0, _display);
    }

    /// <summary>The window of a title; null when there is none yet.</summary>
    public nuint? Find(string title)
    {
        if (XQueryTree(_display, XDefaultRootWindow(_display), out _, out _, out var children, out var count) == 0) return null;
        nuint? found = null;
        for (var i = 0; i < count; i++)
        {
            var window = (nuint)Marshal.ReadIntPtr(children, i * nint.Size);
            if (XFetchName(_display, window, out var name) == 0) continue;
            if (Marshal.PtrToStringUTF8(name) == title) found = window;
            _ = XFree(name);
        }

        if (children != 0) _ = XFree(children);
        return found;
    }

    /// <summary>Presses a key by its keysym, as from a keyboard: GTK doesn't take a key that another program sends.</summary>
    public void Press(nuint window, nuint keysym)
    {
        const int ToParent = 2;
        _ = XSetInputFocus(_display, window, ToParent, 0);
        var code = XKeysymToKeycode(_display, keysym);
        _ = XTestFakeKeyEvent(_display, code, 1, 0);
        _ = XTestFakeKeyEvent(_display, code, 0, 0);
        _ = XSync(_display, 0);
    }

    /// <summary>What a window manager sends when the cross is clicked.</summary>
    public void Close(nuint window)
    {
        var e = new nint[EventWords];
        e[0] = ClientMessage;
        e[4] = (nint)window;
        e[5] = (nint)XInternAtom(_display, "WM_PROTOCOLS", 0);
        e[6] = 32;
        e[7] = (nint)XInternAtom(_display, "WM_DELETE_WINDOW", 0);
        _ = XSendEvent(_display, window, 0, 0, e);
        _ = XSync(_display, 0);
    }

    public void Dispose() => _ = XCloseDisplay(_display);

    [LibraryImport("libX11.so.6", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint XOpenDisplay(string name);

    [LibraryImport("libX11.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int XCloseDisplay(nint display);

    [LibraryImport("libX11.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nuint XDefaultRootWindow(nint display);

    [LibraryImport("libX11.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int XQueryTree(nint display, nuint window, out nuint root, out nuint parent, out nint children, out uint count);

    [LibraryImport("libX11.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int XFetchName(nint display, nuint window, out nint name);

    [LibraryImport("libX11.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int XFree(nint data);

    [LibraryImport("libX11.so.6", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nuint XInternAtom(nint display, string name, int onlyIfExists);

    [LibraryImport("libX11.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial byte XKeysymToKeycode(nint display, nuint keysym);

    [LibraryImport("libX11.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int XSendEvent(nint display, nuint window, int propagate, nint mask, nint[] words);

    [LibraryImport("libX11.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int XSync(nint display, int discard);

    [LibraryImport("libX11.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int XSetInputFocus(nint display, nuint window, int revertTo, nuint time);

    [LibraryImport("libXtst.so.6")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int XTestFakeKeyEvent(nint display, uint code, int isDown, nuint delay);
}
