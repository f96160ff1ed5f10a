/// What goes wrong while a block runs, for people.
module Deja.RuntimeFaults

open System
open System.Diagnostics
open System.Text.RegularExpressions
open Deja.Json

/// A method for people, without the names that the compiler makes up; empty for what stands outside of functions.
let methodName (frame: StackFrame) =
    let made = frame.GetMethod()
    let owner = if isNull made.DeclaringType then "" else made.DeclaringType.FullName
    let owner = Regex.Replace(owner, @"^(<StartupCode\$FSI_\d+>\.\$)?FSI_\d+[+.]?", "").Replace('+', '.')
    match owner.IndexOf '@', made.Name with
    | -1, "main@" -> ""
    | -1, name -> (if owner = "" then name else $"{owner}.{name}") + " in "
    | at, _ when Regex.IsMatch(owner[.. at - 1], @"(^|\.)(it|main)$") -> "a function in "
    | at, _ -> $"a function of {owner[.. at - 1]} in "

/// An exception for people: what it is, and the notes' own lines that it came through.
let runtimeFault (file: string) (error: exn) =
    let folder = Environment.CurrentDirectory + "/"
    let named (path: string) = if path.StartsWith(folder, StringComparison.Ordinal) then path[folder.Length ..] else path
    let frames (error: exn) =
        [ for frame in StackTrace(error, true).GetFrames() do
            let assembly = frame.GetMethod().Module.Assembly.GetName().Name
            if frame.GetFileLineNumber() > 0 && assembly <> "FSharp.Core" && assembly <> "FSharp.Compiler.Service" && not (frame.GetFileName().StartsWith "/_") then frame ]
    let rec told (error: exn) =
        let own = frames error
        let more = if own.Length > 30 then [ $"   … and {own.Length - 30} more" ] else []
        [ yield $"{error.GetType().FullName}: {error.Message}"
          for frame in List.truncate 30 own -> $"   at {methodName frame}{named (frame.GetFileName())}:{frame.GetFileLineNumber()}"
          yield! more
          if not (isNull error.InnerException) then
              let inner = told error.InnerException
              yield "caused by " + inner.Head
              yield! inner.Tail ]
    let here = frames error |> List.tryFind (fun f -> named (f.GetFileName()) = file)
    let line = match here with Some frame -> [ "line", number (frame.GetFileLineNumber()); "column", number (frame.GetFileColumnNumber()) ] | None -> []
    fields ([ "name", text (error.GetType().Name); "message", text (oneLine error.Message); "trace", text (String.Join("\n", told error)) ] @ line)
