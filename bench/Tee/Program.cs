using System.Globalization;
using System.Security.Cryptography;
using Deja.Bench.Tee;

// The native `deja tee` and the system's tee, by turns, on the same bytes in the same pipelines of bash.
//   dotnet publish src/Deja.Cli -c Release -o OUT
//   dotnet run -c Release --project bench/Tee -- --deja OUT/deja [--size MB] [--rounds N] [--dir DIR]...
// DIR is where the copies go: a tmpfs and the disk when not given.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToLookup(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
var deja = options["--deja"].FirstOrDefault();
if (deja is null || !File.Exists(deja))
{
    Console.Error.WriteLine("usage: --deja PROGRAM [--size MB] [--rounds N] [--dir DIR]...");
    return 2;
}

var size = int.TryParse(options["--size"].FirstOrDefault(), out var megabytes) ? megabytes : 128;
var rounds = int.TryParse(options["--rounds"].FirstOrDefault(), out var n) ? n : 15;
var folders = options["--dir"].Any() ? options["--dir"].ToList() : new[] { "/dev/shm", Path.GetTempPath() }.Where(Directory.Exists).ToList();
var source = Path.Combine(folders[0], $"deja-bench-{Environment.ProcessId}.in");

// Lines of text, so that what is kept of them for the notes is looked through as a log is.
using (var file = File.CreateText(source))
{
    while (file.BaseStream.Length < (long)size << 20) file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(57 << 10), Base64FormattingOptions.InsertLineBreaks));
}

var drops = $"dd if={source} bs=64 count=1000000 status=none";
const string nobody = "cat > /dev/null";
foreach (var folder in folders)
{
    Console.WriteLine($"\n{folder}, {size} MB");
    var race = new Race(deja, Path.Combine(folder, $"deja-bench-{Environment.ProcessId}.out"), rounds);
    race.Run("pipe to pipe and file", $"cat {source} | TEE FILE | {nobody}");
    race.Run("pipe to pipe and file, appended", $"cat {source} | TEE -a FILE | {nobody}");
    race.Run("pipe to pipe and 3 files", $"cat {source} | TEE FILE FILE.2 FILE.3 | {nobody}");
    race.Run("pipe to /dev/null and file", $"cat {source} | TEE FILE > /dev/null");
    race.Run("pipe to file and file", $"cat {source} | TEE FILE > FILE.2");
    race.Run("file to pipe and file", $"TEE FILE < {source} | {nobody}");
    race.Run("file to /dev/null and file", $"TEE FILE < {source} > /dev/null");
    race.Run("file to file and file", $"TEE FILE < {source} > FILE.2");
    race.Run("1,000,000 writes of 64 bytes, to pipe and file", $"{drops} | TEE FILE | {nobody}");
    race.Run("1,000,000 writes of 64 bytes, to /dev/null and file", $"{drops} | TEE FILE > /dev/null");
    race.Run("one line", $"echo line | TEE FILE | {nobody}");
}

File.Delete(source);
return 0;
