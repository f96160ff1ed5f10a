using System.Globalization;
using Deja.Bench.Blocks;
using Deja.Bench.Speed;

// What a trivial block costs: `deja check` beside a plain loop of `bash -c`, `jupyter nbconvert --execute` and Emacs's org-babel, each as a cold process with all of its blocks.
//   dotnet publish src/Deja.Cli -c Release -o OUT
//   dotnet run -c Release --project bench/Blocks -- --deja OUT/deja [--rounds N]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToLookup(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
var deja = options["--deja"].FirstOrDefault();
if (deja is null || !File.Exists(deja))
{
    Console.Error.WriteLine("usage: --deja PROGRAM [--rounds N]");
    return 2;
}

var rounds = int.TryParse(options["--rounds"].FirstOrDefault(), out var n) ? n : 7;
using var fixture = new Notebooks();
Command Check(string notebook, params string[] more) => new(deja, ["check", "--trust", "-n", notebook, .. more]);

new Contest("200 isolated shell blocks", rounds)
    .Add("deja check", Check(fixture.Isolated, "--fresh"))
    .Add("a loop of bash -c", new Command("bash", "-c", $"for i in $(seq {Notebooks.ShellBlocks}); do bash -c \"echo block $i\" || exit 2; done"))
    .Hold();
new Contest("200 shell blocks in one session", rounds)
    .Add("deja check", Check(fixture.Shared, "--fresh"))
    .Add("a loop of bash -c", new Command("bash", "-c", $"for i in $(seq {Notebooks.ShellBlocks}); do bash -c \"echo block $i\" || exit 2; done"))
    .Add("org-babel, one session", new Command("emacs", "-Q", "--batch", fixture.Org, "--eval", "(progn (require 'ob-shell) (setq org-confirm-babel-evaluate nil) (org-babel-execute-buffer))"))
    .Hold();
new Contest("50 Python blocks in one session", rounds)
    .Add("deja check", Check(fixture.Python, "--fresh"))
    .Add("nbconvert --execute", new Command("jupyter-nbconvert", "--execute", "--to", "notebook", "--stdout", "--log-level", "ERROR", fixture.Jupyter))
    .Hold();
new Contest("200 unchanged shell blocks", rounds).Add("deja check", Check(fixture.Shared)).Hold();

// Once, so that all of them are known.
Check(fixture.Large).Run();
new Contest("10,000 unchanged shell blocks of 1,000 notes", rounds).Add("deja check", Check(fixture.Large)).Hold();
return 0;
