namespace Deja

open System
open System.IO
open System.Runtime.InteropServices
open System.Text.Json
open System.Text.Json.Nodes
open System.Text.RegularExpressions
open System.Threading
open FSharp.Compiler.Diagnostics
open FSharp.Compiler.Interactive.Shell
open Deja.Json
open Deja.CompileFaults
open Deja.RuntimeFaults
open Deja.Streams
open Deja.Types
open Deja.Values

/// Hosts F# Interactive and runs blocks one after the other in one session, as Kernels/PROTOCOL.md says.
type Kernel(channel: Channel, host: obj) as this =
    let interruption = Interruption()
    let parser = Parser()
    let session = lazy (
        // Without optimization, so that functions stay in stack traces; FSI's own words about each value go nowhere.
        let arguments = [| "fsi"; "--noninteractive"; "--nologo"; "--gui-"; "--quiet"; "--optimize-" |]
        let made = FsiEvaluationSession.Create(FsiEvaluationSession.GetDefaultConfiguration(host, true), arguments, TextReader.Null, Console.Out, TextWriter.Null)
        AppDomain.CurrentDomain.SetData("deja.display", Action<obj, Type>(fun value kind -> this.Display(made.FormatValue(value, kind))))
        made.EvalInteraction "/// Shows a value at once.\nlet display (value: 'a) = (System.AppDomain.CurrentDomain.GetData \"deja.display\" :?> System.Action<obj, System.Type>).Invoke(box value, typeof<'a>)"
        made)
    let mutable id = 0
    let reply (pairs: (string * JsonNode) list) = fields ([ "is", text "done"; "id", number id ] @ pairs)

    let evaluate (code: string) (file: string) =
        let result, said = session.Value.EvalInteractionNonThrowing(code, file, CancellationToken.None)
        let errors = said |> Seq.filter (fun d -> d.Severity = FSharpDiagnosticSeverity.Error) |> Seq.distinctBy (fun d -> d.StartLine, d.StartColumn, d.Message) |> List.ofSeq
        match result, errors with
        // FSI says "parse error" behind what is wrong.
        | _, _ :: _ -> Error(compileFault code file (match errors |> List.filter (fun e -> e.ErrorNumber <> 192) with [] -> errors | known -> known))
        | Choice1Of2 value, _ -> Ok value
        | Choice2Of2 error, _ -> Error(runtimeFault file error)

    let stopped () = [ "status", text "interrupted"; "error", fields [ "name", text "Interrupted"; "message", text "The block was interrupted. What it made before is kept." ] :> JsonNode ]

    /// Runs code at a line of a file, and shows its value.
    let run (code: string) (file: string) (line: int) =
        let mutable ended = [ "status", text "ok" ]
        let work () =
            // Line ends before the code give its lines the numbers of the note.
            match evaluate (String('\n', line - 1) + code) file with
            | Ok(Some value) when value.ReflectionType <> typeof<unit> -> this.Display(session.Value.FormatValue(value.ReflectionValue, value.ReflectionType))
            | Ok _ -> ()
            | Error fault -> ended <- [ "status", text "error"; "error", fault :> JsonNode ]
        session.Force() |> ignore
        if interruption.Run work then ended
        else
            // A writer that the thread was aborted in may be locked for ever.
            prepareStreams ()
            stopped ()

    let set (name: string) (value: JsonElement) =
        if not (Regex.IsMatch(name, @"^[\p{L}_][\p{L}\p{N}_']*$")) then raise (Told $"'{name}' is no name of an F# value")
        AppDomain.CurrentDomain.SetData("deja.value", value.GetRawText())
        let kind = typeOf [ value ]
        match evaluate $"let ``{name}`` : {kind} = System.Text.Json.JsonSerializer.Deserialize<{kind}>(System.AppDomain.CurrentDomain.GetData \"deja.value\" :?> string)" "shared" with
        | Ok _ -> [ "status", text "ok" ]
        | Error fault -> [ "status", text "error"; "error", fault :> JsonNode ]

    let get (name: string) =
        match session.Value.TryFindBoundValue name with
        | None -> raise (Told $"there is no value '{name}'")
        | Some bound -> fields [ "mime", text "application/json"; "data", plain bound.Value.ReflectionValue ]

    member _.Display(shown: string) =
        channel.Show(fields [ "is", text "display"; "id", number id; "data", fields [ "text/plain", text shown ]; "sync", JsonValue.Create true ])

    member _.Interrupt() = interruption.Ask()

    member _.Answer(request: JsonElement) =
        let asked (name: string) = match request.TryGetProperty name with | true, value when value.ValueKind = JsonValueKind.String -> value.GetString() | _ -> ""
        id <- request.GetProperty("id").GetInt32()
        try
            match asked "do" with
            | "run" -> run (asked "code") (asked "file") (request.GetProperty("line").GetInt32())
            | "set" -> set (asked "name") (request.GetProperty("value").GetProperty("data"))
            | "get" -> [ "status", text "ok"; "answer", get (asked "name") ]
            | "parse" -> [ "status", text "ok"; "answer", parser.Parse(asked "code") ]
            | other -> raise (Told $"this kernel has no '{other}'")
        with
        | Told message -> [ "status", text "error"; "error", fields [ "message", text message ] ]
        | error -> [ "status", text "error"; "error", fields [ "name", text (error.GetType().Name); "message", text (oneLine error.Message) ] ]
        |> reply |> channel.Send

    member this.Run() =
        use _ = PosixSignalRegistration.Create(PosixSignal.SIGINT, fun signal -> signal.Cancel <- true; this.Interrupt())
        let fsharp = typeof<_ list>.Assembly.GetName().Version
        channel.Send(fields [ "is", text "ready"; "versions", fields [ "dotnet", text (string Environment.Version); "fsharp", text (fsharp.ToString 3) ] ])
        let mutable line = channel.Read()
        while not (isNull line) do
            use request = JsonDocument.Parse line
            // What was shown by a block that was interrupted may be taken late, and that has no id.
            if request.RootElement.TryGetProperty "id" |> fst then this.Answer request.RootElement
            line <- channel.Read()
