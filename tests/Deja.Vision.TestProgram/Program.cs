using System.Globalization;
using Deja.Vision.Clips;
using Deja.Vision.Errors;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

// A program that records test pictures as from a camera, for tests of what only a process can show: signals, death, windows.
//   Deja.Vision.TestProgram FILE [--window] [--signals] [--seconds N] [--device DEVICE] [--large] [--opencv] [--goes-on] [--hangs]
// It says "recording" when the eleventh picture is there, and at the end what became of it; with --goes-on it doesn't end by itself then. With --hangs a token
// ends the recording at that picture, and the callback never comes back.
string? Option(string name) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;

try
{
    using var source = Option("--device") is { } device ? CameraSource.Open(device) : new TestPictures(new() { IsPaced = true, Size = args.Contains("--large") ? new(1280, 960) : new(320, 240) });
    using var stop = new CancellationTokenSource();
    var options = new RecorderOptions
    {
        ShowsWindow = args.Contains("--window"),
        WindowTitle = "deja-vision-test",
        Encoder = args.Contains("--opencv") ? ClipEncoder.OpenCv : ClipEncoder.Best,
        StopsOnSignals = args.Contains("--signals"),
        Duration = Option("--seconds") is { } seconds ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)) : null,
        OnFrame = f =>
        {
            if (f.Number != 10) return;
            if (args.Contains("--hangs")) stop.Cancel();
            Console.WriteLine("recording");
            if (args.Contains("--hangs")) Thread.Sleep(Timeout.Infinite);
        },
    };
    Console.WriteLine(new CameraRecorder(source, options).Record(args[0], stop.Token));
    if (args.Contains("--goes-on")) Thread.Sleep(Timeout.Infinite);
    return 0;
}
catch (CameraException e)
{
    Console.WriteLine($"{e.Problem}: {e.Message}");
    return 1;
}
