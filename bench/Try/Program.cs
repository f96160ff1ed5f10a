using System.Globalization;
using Deja.Bench.Try;

// The native `deja try` beside the same command alone and under script(1), by turns: through a pipe and through a terminal.
//   dotnet publish src/Deja.Cli -c Release -o OUT
//   dotnet run -c Release --project bench/Try -- --deja OUT/deja [--size MB] [--rounds N] [--dir DIR]
// DIR is where output to print and logs stand: a tmpfs when not given.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToDictionary(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
if (!options.TryGetValue("--deja", out var deja) || !File.Exists(deja) || !File.Exists("/usr/bin/script"))
{
    Console.Error.WriteLine("usage: --deja PROGRAM [--size MB] [--rounds N] [--dir DIR]; it needs script(1) of util-linux");
    return 2;
}

var size = int.TryParse(options.GetValueOrDefault("--size"), out var megabytes) ? megabytes : 256;
var rounds = int.TryParse(options.GetValueOrDefault("--rounds"), out var n) ? n : 7;
var folder = Directory.CreateDirectory(Path.Combine(options.GetValueOrDefault("--dir") ?? (Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath()), $"deja-bench-{Environment.ProcessId}")).FullName;
Environment.SetEnvironmentVariable("XDG_STATE_HOME", folder);
try
{
    var race = new Race(deja, rounds);
    Console.WriteLine($"{size} MB");
    var plain = Printed.Write(Path.Combine(folder, "plain"), size, Printed.Plain);
    var words = Printed.Write(Path.Combine(folder, "words"), size, Printed.WithWordsOfSecrets);
    var drops = $"dd if={plain} bs=64 count=300000 status=none";
    race.Run("a build's lines", $"cat {plain}");
    race.Run("lines that all have a word such as token", $"cat {words}");
    race.Run("300,000 writes of 64 bytes", drops);
    race.Run("nothing", "true");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

return 0;
