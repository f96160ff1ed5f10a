using System.Diagnostics;

namespace Deja.Run.Tests.Kernels;

/// <summary>A Python kernel whose interpreter has packages: the first of this machine's that does, as a virtual environment of the note's folder.</summary>
internal static class PythonWithPackages
{
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"];

    /// <param name="packages">Their names, as they are imported; where no interpreter has them all, the test is skipped.</param>
    public static KernelUser Start(params string[] packages)
    {
        var home = Interpreter(packages);
        return new KernelUser("python", s =>
        {
            var bin = Directory.CreateDirectory(Path.Combine(s.Folder, ".venv", "bin")).FullName;
            File.WriteAllText(Path.Combine(s.Folder, ".venv", "pyvenv.cfg"), $"home = {Path.GetDirectoryName(home)}\ninclude-system-site-packages = true\n");
            File.CreateSymbolicLink(Path.Combine(bin, "python3"), home);
            return s;
        });
    }

    /// <summary>The file of the first interpreter that has packages; the test is skipped where none has them.</summary>
    public static string Interpreter(params string[] packages)
    {
        var home = Interpreters.Select(i => Home(i, packages)).FirstOrDefault(h => h is not null);
        if (home is null) Assert.Skip($"no python3 of this machine has {string.Join(" and ", packages)}; on Debian: sudo apt-get install {string.Join(' ', packages.Select(p => $"python3-{p}"))}");
        return home!;
    }

    /// <summary>Where an interpreter stands; null where there is none, or it lacks a package.</summary>
    private static string? Home(string interpreter, string[] packages)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(interpreter, ["-c", $"import sys, {string.Join(", ", packages)}; print(sys.executable)"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            _ = error.Result;
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
