/// What does not compile, for people.
module Deja.CompileFaults

open System
open FSharp.Compiler.Diagnostics
open Deja.Json

/// What the compiler says, for people: place, code and message of each error, and below it the line with a mark.
let compileFault (source: string) (file: string) (errors: FSharpDiagnostic list) =
    let lines = source.Split '\n'
    let head (error: FSharpDiagnostic) = $"{error.FileName}:{error.StartLine}:{error.StartColumn + 1} {error.ErrorNumberText} {oneLine error.Message}"
    let shown (error: FSharpDiagnostic) =
        if error.FileName <> file || error.StartLine > lines.Length then head error
        else
            let line = lines[error.StartLine - 1]
            let from = min error.StartColumn line.Length
            let length = if error.EndLine = error.StartLine then error.EndColumn - from else line.Length - from
            let indent = String [| for c in line[.. from - 1] -> if c = '\t' then '\t' else ' ' |]
            $"{head error}\n    {line}\n    {indent}^{String('~', max 0 (length - 1))}"
    let more = if errors.Length > 10 then [ $"… and {errors.Length - 10} more errors" ] else []
    let first = errors.Head
    let place = if first.FileName = file then [ "line", number first.StartLine; "column", number (first.StartColumn + 1) ] else []
    fields ([ "name", text first.ErrorNumberText; "message", text (head first); "trace", text (String.Join("\n", List.map shown (List.truncate 10 errors) @ more)) ] @ place)
