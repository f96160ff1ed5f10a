using System.Globalization;
using Deja.Bench.Camera;
using Deja.Vision.Clips;

// Pictures are taken, mirrored and written: by CameraRecorder with either encoder, by the usual loop on the same OpenCV, and by that loop in Python. By turns; of several times the best counts.
//   dotnet run -c Release --project bench/Camera -- [--rounds N] [--pictures N] [--python PROGRAM]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? Option(string name) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
var rounds = int.TryParse(Option("--rounds"), CultureInfo.InvariantCulture, out var r) ? r : 3;
var count = int.TryParse(Option("--pictures"), CultureInfo.InvariantCulture, out var p) ? p : 1200;
var python = Option("--python") ?? "/usr/bin/python3";
var folder = Directory.CreateTempSubdirectory("deja-bench-camera-");
string In(string name) => Path.Combine(folder.FullName, name);

// What else the machine does can only take pictures away.
double? Best(List<double?> figures) => figures.Max();
string Cell(List<double?> figures) => Best(figures) is { } rate ? $"{rate:0}" : "";

Console.WriteLine("| pictures | recorder, ffmpeg program | recorder, OpenCV | loop in C# | loop in Python | recorder to Python |\n| --- | --- | --- | --- | --- | --- |");
try
{
    foreach (var (size, codec) in new[] { (new Size(640, 480), "XVID"), (new Size(640, 480), "MJPG"), (new Size(1280, 720), "XVID"), (new Size(1280, 720), "MJPG") })
    {
        using var source = new MemorySource(size, count);
        // Slow and the same at any length: a quarter says as much.
        using var fewer = new MemorySource(size, count / 4);
        source.Save(In("pictures"));
        var (program, library, loop, script) = (new List<double?>(), new List<double?>(), new List<double?>(), new List<double?>());
        for (var round = 0; round < rounds; round++)
        {
            program.Add(Pipelines.Recorder(source, In("a.avi"), codec, ClipEncoder.FFmpeg));
            script.Add(Pipelines.Python(python, In("pictures"), size, count, In("d.avi"), codec));
            library.Add(Pipelines.Recorder(fewer, In("b.avi"), codec, ClipEncoder.OpenCv));
            loop.Add(Pipelines.Loop(fewer, In("c.avi"), codec));
        }

        Console.WriteLine($"| {size.Width} × {size.Height}, {codec} | {Cell(program)} | {Cell(library)} | {Cell(loop)} | {Cell(script)} | {(Best(script) is { } other ? $"{Best(program) / other:0.00}" : "")} |");
    }
}
finally
{
    folder.Delete(true);
}

return 0;
