namespace global

open System
open System.Globalization

/// .NET calls it before the program that it was asked to start, which is F# Interactive: so all of the compiler is found where that has it. That program itself never begins.
type StartupHook =
    static member Initialize() : unit =
        // Not for what blocks start.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", Environment.GetEnvironmentVariable "DEJA_STARTUP_HOOKS")
        Environment.SetEnvironmentVariable("DEJA_STARTUP_HOOKS", null)
        CultureInfo.DefaultThreadCurrentCulture <- CultureInfo.InvariantCulture
        CultureInfo.DefaultThreadCurrentUICulture <- CultureInfo.InvariantCulture
        CultureInfo.CurrentCulture <- CultureInfo.InvariantCulture
        CultureInfo.CurrentUICulture <- CultureInfo.InvariantCulture
        Deja.Streams.prepareStreams ()
        let words = Environment.GetCommandLineArgs()
        Deja.Kernel(Deja.Channel(words[words.Length - 2], words[words.Length - 1]), FSharp.Compiler.Interactive.Settings.fsi).Run()
        exit 0 // Threads that a block left running must not keep the process.
