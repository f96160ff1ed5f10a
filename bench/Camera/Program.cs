using System.Globalization;
using Deja.Bench.Camera;
using Deja.Vision.Clips;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

// A clip is read, mirrored and written: by CameraRecorder, by the usual loop on the same OpenCV, and by that loop in Python. By turns; medians.
//   dotnet run -c Release --project bench/Camera -- [--rounds N] [--pictures N] [--python PROGRAM]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? Option(string name) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
var rounds = int.TryParse(Option("--rounds"), CultureInfo.InvariantCulture, out var r) ? r : 5;
var pictures = int.TryParse(Option("--pictures"), CultureInfo.InvariantCulture, out var p) ? p : 600;
var python = Option("--python") ?? "/usr/bin/python3";
var folder = Directory.CreateTempSubdirectory("deja-bench-camera-");
string In(string name) => Path.Combine(folder.FullName, name);

double? Median(List<double?> figures) => figures.Contains(null) ? null : figures.Order().ElementAt(figures.Count / 2);
string Cell(double? rate) => rate is null ? "" : $"{rate:0}";

Console.WriteLine("| pictures | CameraRecorder | the loop in C# | the loop in Python | recorder to Python |\n| --- | --- | --- | --- | --- |");
try
{
    foreach (var (size, codec) in new[] { (new Size(640, 480), "XVID"), (new Size(640, 480), "MJPG"), (new Size(1280, 720), "XVID"), (new Size(1280, 720), "MJPG") })
    {
        using (var source = new TestPictures(new() { Size = size, Count = pictures }))
            new CameraRecorder(source, new() { Codec = new ClipCodec(codec) }).Record(In("source.avi"));
        var (recorder, loop, script) = (new List<double?>(), new List<double?>(), new List<double?>());
        for (var round = 0; round < rounds; round++)
        {
            recorder.Add(Pipelines.Recorder(In("source.avi"), In("a.avi"), codec));
            loop.Add(Pipelines.Loop(In("source.avi"), In("b.avi"), codec));
            script.Add(Pipelines.Python(python, In("source.avi"), In("c.avi"), codec));
        }

        Console.WriteLine($"| {size.Width} × {size.Height}, {codec} | {Cell(Median(recorder))} | {Cell(Median(loop))} | {Cell(Median(script))} | {(Median(script) is { } other ? $"{Median(recorder) / other:0.00}" : "")} |");
    }
}
finally
{
    folder.Delete(true);
}

return 0;
