namespace Deja

open System.Text.Json.Nodes
open FSharp.Compiler.CodeAnalysis
open FSharp.Compiler.Diagnostics
open FSharp.Compiler.Text
open Deja.Json

/// Says what is wrong with code by its syntax alone.
type Parser() =
    let checker = lazy FSharpChecker.Create()
    member _.Parse(code: string) =
        let options = { FSharpParsingOptions.Default with SourceFiles = [| "block.fsx" |]; IsInteractive = true; ConditionalDefines = [ "INTERACTIVE" ] }
        let lines = code.Split '\n'
        let offset line column = min code.Length ((lines |> Seq.truncate (line - 1) |> Seq.sumBy (fun l -> l.Length + 1)) + column)
        let parsed = checker.Value.ParseFile("block.fsx", SourceText.ofString code, options) |> Async.RunSynchronously
        JsonArray([| for d in parsed.Diagnostics do
                       let severity = match d.Severity with FSharpDiagnosticSeverity.Error -> "error" | FSharpDiagnosticSeverity.Warning -> "warning" | _ -> ""
                       if severity <> "" then
                           fields [ "from", number (offset d.StartLine d.StartColumn); "to", number (offset d.EndLine d.EndColumn); "severity", text severity
                                    "code", text d.ErrorNumberText; "message", text (oneLine d.Message) ] :> JsonNode |])
