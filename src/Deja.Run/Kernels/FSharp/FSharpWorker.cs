using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Deja.Host;
using Deja.Host.Files;
using Deja.Host.Folders;

namespace Deja.Run.Kernels.FSharp;

/// <summary>
/// The program that hosts F# Interactive. The SDK's own compiler makes it from the sources inside of this library, once for each SDK: as a script it would be parsed and
/// checked at each start, in a session of F# Interactive of its own.
/// </summary>
internal static class FSharpWorker
{
    private const string Program = "worker.dll";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string[] Sources = ["Streams.fs", "Json.fs", "Channel.fs", "Values.fs", "Types.fs", "CompileFaults.fs", "RuntimeFaults.fs", "Interruption.fs", "Parser.fs", "Kernel.fs", "StartupHook.fs"];
    private static readonly string[] References = ["FSharp.Compiler.Service.dll", "FSharp.Compiler.Interactive.Settings.dll", "FSharp.Core.dll"];
    private static readonly Lock Compiling = new();

    /// <summary>Puts it into a kernel's folder.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="sdk">The folder of F# in the SDK.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="KernelException">It can't be made.</exception>
    public static string Put(KernelFolder files, string sdk)
    {
        var program = Path.Combine(files.Path, Program);
        var texts = Sources.Select(s => EmbeddedProgram.Read($"fsharp/{s}")).ToList();
        try
        {
            // Another thread that wants the same waits, and finds it made.
            lock (Compiling)
            {
                if (Kept(sdk, texts) is { } kept)
                {
                    if (!File.Exists(kept)) Keep(Compiled(files, sdk, texts), kept);
                    if (!File.Exists(program)) File.Copy(kept, program);
                    return program;
                }
            }

            return Compiled(files, sdk, texts);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"the F# kernel can't be put into {files.Path}: {e.Message}", e);
        }
    }

    /// <summary>Where it is kept; null where there is no place.</summary>
    private static string? Kept(string sdk, List<string> texts)
    {
        try
        {
            var compiler = new FileInfo(Path.Combine(sdk, "fsc.dll"));
            var all = string.Create(CultureInfo.InvariantCulture, $"{compiler.FullName}\0{compiler.Length}\0{compiler.LastWriteTimeUtc.Ticks}\0{string.Join('\0', texts)}");
            var folder = PrivateFolder.Make(Path.Combine(UserFolders.OfThisUser.Cache, "fsharp"));
            return Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 8))}.dll");
        }
        catch (Exception e) when (e is HostException or IOException)
        {
            return null;
        }
    }

    private static void Keep(string program, string kept)
    {
        try
        {
            WholeFile.Replace(kept, File.ReadAllBytes(program));
        }
        catch (HostException)
        {
            // It is made again next time.
        }
    }

    private static string Compiled(KernelFolder files, string sdk, List<string> texts)
    {
        var program = Path.Combine(files.Path, Program);
        List<string> words = ["exec", Path.Combine(sdk, "fsc.dll"), "--nologo", "--target:library", $"--out:{program}", "--targetprofile:netcore", "--optimize-", "--debug-", "--nowarn:3886"];
        words.AddRange(References.Select(r => $"-r:{Path.Combine(sdk, r)}"));
        words.AddRange(Sources.Zip(texts, files.Write));
        using var process = Process.Start(new ProcessStartInfo(DotNet.Command!, words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = files.Path })!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new KernelException($"the F# kernel could not be compiled within {Patience.TotalMinutes.ToString(CultureInfo.InvariantCulture)} minutes");
        }

        return File.Exists(program) ? program : throw new KernelException($"the F# kernel could not be compiled by {sdk}: {output.Result.Trim()} {error.Result.Trim()}");
    }
}
