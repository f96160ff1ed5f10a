// The program of Deja's F# kernel: it hosts F# Interactive and runs blocks one after the other in one session, as Kernels/PROTOCOL.md says. It needs nothing but the .NET SDK.
#r "FSharp.Compiler.Service.dll"
#nowarn "44" // An abort may leave locks locked. The other choice is to end the process, and with it the state.
#nowarn "3886" // A list of one tuple is meant.

open System
open System.Collections
open System.Diagnostics
open System.Globalization
open System.IO
open System.Reflection
open System.Runtime
open System.Runtime.InteropServices
open System.Text
open System.Text.Json
open System.Text.Json.Nodes
open System.Text.RegularExpressions
open System.Threading
open FSharp.Compiler.CodeAnalysis
open FSharp.Compiler.Diagnostics
open FSharp.Compiler.Interactive.Shell
open FSharp.Compiler.Text
open FSharp.Reflection
open Microsoft.Win32.SafeHandles

[<DllImport("libc", EntryPoint = "fcntl")>]
extern int control(int descriptor, int command, int value)

exception Told of string

/// Writes each piece whole: an interrupt aborts a block's thread anywhere but in a finally.
type UnbrokenWriter(inner: StreamWriter) =
    inherit TextWriter(CultureInfo.InvariantCulture)
    override _.Encoding = inner.Encoding
    override _.Write(value: char) = try () finally inner.Write value
    override _.Write(value: string) = try () finally inner.Write value
    override _.Write(buffer: char[], index: int, count: int) = try () finally inner.Write(buffer, index, count)
    override this.WriteLine(value: string) = this.Write(value + this.NewLine)
    override _.Flush() = try () finally inner.Flush()

let prepareStreams () =
    let writer stream = new UnbrokenWriter(new StreamWriter(stream, UTF8Encoding false, 1024, AutoFlush = true))
    Console.SetIn TextReader.Null
    Console.SetOut(writer (Console.OpenStandardOutput()))
    Console.SetError(writer (Console.OpenStandardError()))

/// The two descriptors: requests in, replies out.
type Channel(requests: string, replies: string) =
    let opened (number: string) access =
        control (int number, 2, 1) |> ignore // F_SETFD and FD_CLOEXEC: children of blocks don't get it.
        new FileStream(new SafeFileHandle(nativeint (int number), true), access, 0)
    let input = new StreamReader(opened requests FileAccess.Read)
    let output = opened replies FileAccess.Write
    let sending = obj ()
    let write (reply: JsonObject) =
        Console.Out.Flush()
        Console.Error.Flush()
        output.Write(ReadOnlySpan(Encoding.UTF8.GetBytes(reply.ToJsonString() + "\n")))
    member _.Read() = input.ReadLine()
    member _.Send reply = try () finally lock sending (fun () -> write reply)
    /// Waits until Deja has it, so that nothing that is printed later comes before it.
    member _.Show reply = try () finally lock sending (fun () -> write reply; input.ReadLine() |> ignore)

/// Names and values as a JSON object.
let fields (pairs: (string * JsonNode) list) =
    let made = JsonObject()
    for name, value in pairs do made[name] <- value
    made

let text (value: string) : JsonNode = JsonValue.Create value
let number (value: int) : JsonNode = JsonValue.Create value
let oneLine (message: string) = Regex.Replace(message.Trim(), @"\s+", " ")

/// A value as JSON.
let rec plain (value: obj) : JsonNode =
    let pair (item: obj) name = item.GetType().GetProperty(name: string).GetValue item
    let isMap (kind: Type) = kind.GetInterfaces() |> Array.exists (fun i -> i.IsGenericType && (i.GetGenericTypeDefinition() = typedefof<Generic.IDictionary<_, _>> || i.GetGenericTypeDefinition() = typedefof<Generic.IReadOnlyDictionary<_, _>>))
    let list (items: IEnumerable) = JsonArray([| for item in items -> plain item |])
    match value with
    | null -> null
    | :? string as known -> text known
    | :? float as known when not (Double.IsFinite known) -> null
    | :? float32 as known when not (Single.IsFinite known) -> null
    | :? bigint as known -> JsonNode.Parse(string known)
    | :? Enum | :? TimeSpan | :? char -> text (string value)
    | :? Data.DataTable as table -> JsonArray([| for row in table.Rows -> fields [ for column in table.Columns -> column.ColumnName, plain row[column] ] :> JsonNode |])
    | :? DBNull -> null
    | _ ->
        let kind = value.GetType()
        if kind.IsPrimitive || value :? decimal || value :? DateTime || value :? DateTimeOffset || value :? DateOnly || value :? TimeOnly || value :? Guid then JsonSerializer.SerializeToNode(value, kind)
        elif isMap kind then fields [ for item in (value :?> IEnumerable) -> string (pair item "Key"), plain (pair item "Value") ]
        elif value :? IEnumerable then list (value :?> IEnumerable)
        elif FSharpType.IsTuple kind then list (FSharpValue.GetTupleFields value)
        elif FSharpType.IsRecord kind then fields [ for field in FSharpType.GetRecordFields kind -> field.Name, plain (field.GetValue value) ]
        elif kind.IsGenericType && (kind.GetGenericTypeDefinition() = typedefof<_ option> || kind.GetGenericTypeDefinition() = typedefof<_ voption>) then
            FSharpValue.GetUnionFields(value, kind) |> snd |> Array.tryHead |> Option.map plain |> Option.toObj
        elif FSharpType.IsUnion kind && Array.isEmpty (snd (FSharpValue.GetUnionFields(value, kind))) then text (fst (FSharpValue.GetUnionFields(value, kind))).Name
        else raise (Told $"a {kind.Name} can't be handed over as JSON; a number, a text, a list, a map, a record or a table can")

/// The type that F# would give such values; null stands for a value that is missing.
let rec typeOf (values: JsonElement list) =
    let there = values |> List.filter (fun v -> v.ValueKind <> JsonValueKind.Null)
    let all kinds = not there.IsEmpty && there |> List.forall (fun v -> List.contains v.ValueKind kinds)
    let orNone kind = if there.Length < values.Length then kind + " option" else kind
    let anything = "System.Text.Json.JsonElement"
    if there.IsEmpty then "obj"
    elif all [ JsonValueKind.String ] then "string"
    elif all [ JsonValueKind.True; JsonValueKind.False ] then orNone "bool"
    elif all [ JsonValueKind.Number ] then
        orNone (if there |> List.forall (fun v -> fst (v.TryGetInt32())) then "int" elif there |> List.forall (fun v -> fst (v.TryGetInt64())) then "int64" else "float")
    elif all [ JsonValueKind.Array ] then typeOf [ for v in there do yield! v.EnumerateArray() ] + " list"
    elif all [ JsonValueKind.Object ] then
        let names = there |> List.collect (fun v -> [ for p in v.EnumerateObject() -> p.Name ]) |> List.distinct
        let none = JsonDocument.Parse("null").RootElement
        let column (name: string) = typeOf [ for v in there -> match v.TryGetProperty name with | true, found -> found | _ -> none ]
        let isName (name: string) = name <> "" && not (name.Contains '`' || name |> Seq.exists Char.IsControl)
        // A record of more fields can't be made from JSON, nor one whose fields differ by case alone.
        if names.IsEmpty || names.Length > 64 || not (List.forall isName names) || (names |> List.distinctBy (fun n -> n.ToUpperInvariant())).Length < names.Length then anything
        else "{| " + String.Join("; ", [ for name in names -> $"``{name}``: {column name}" ]) + " |}"
    else anything

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

/// Runs one thing at a time so that it can be stopped: its thread is aborted, and woken where it waits.
type Interruption() =
    let mutable current: (CancellationTokenSource * ManualResetEventSlim) voption = ValueNone
    let main = Thread.CurrentThread
    let start (work: unit -> unit) = Thread(work, IsBackground = true).Start()
    /// Whether it came to its end.
    member _.Run(work: unit -> unit) =
        let stop, isOver = new CancellationTokenSource(), new ManualResetEventSlim()
        current <- ValueSome(stop, isOver)
        try
            try ControlledExecution.Run(work, stop.Token)
            with _ when stop.IsCancellationRequested -> ()
        finally
            current <- ValueNone
            isOver.Set()
            // An interrupt that came too late would hit the next wait.
            try Thread.Sleep 1 with :? ThreadInterruptedException -> ()
        not stop.IsCancellationRequested
    /// From another thread. To abort a thread comes back when that is done, and one that waits has to be woken for it.
    member _.Ask() =
        match current with
        | ValueSome(stop, isOver) ->
            start stop.Cancel
            start (fun () -> while not (isOver.Wait 100) do main.Interrupt())
        | ValueNone -> ()

type Kernel(channel: Channel, host: obj) as this =
    let interruption = Interruption()
    let checker = lazy FSharpChecker.Create()
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

    let parse (code: string) =
        let options = { FSharpParsingOptions.Default with SourceFiles = [| "block.fsx" |]; IsInteractive = true; ConditionalDefines = [ "INTERACTIVE" ] }
        let lines = code.Split '\n'
        let offset line column = min code.Length ((lines |> Seq.truncate (line - 1) |> Seq.sumBy (fun l -> l.Length + 1)) + column)
        let parsed = checker.Value.ParseFile("block.fsx", SourceText.ofString code, options) |> Async.RunSynchronously
        JsonArray([| for d in parsed.Diagnostics do
                       let severity = match d.Severity with FSharpDiagnosticSeverity.Error -> "error" | FSharpDiagnosticSeverity.Warning -> "warning" | _ -> ""
                       if severity <> "" then
                           fields [ "from", number (offset d.StartLine d.StartColumn); "to", number (offset d.EndLine d.EndColumn); "severity", text severity
                                    "code", text d.ErrorNumberText; "message", text (oneLine d.Message) ] :> JsonNode |])

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
            | "parse" -> [ "status", text "ok"; "answer", parse (asked "code") ]
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

CultureInfo.DefaultThreadCurrentCulture <- CultureInfo.InvariantCulture
CultureInfo.DefaultThreadCurrentUICulture <- CultureInfo.InvariantCulture
CultureInfo.CurrentCulture <- CultureInfo.InvariantCulture
CultureInfo.CurrentUICulture <- CultureInfo.InvariantCulture
prepareStreams ()
Kernel(Channel(fsi.CommandLineArgs[fsi.CommandLineArgs.Length - 2], fsi.CommandLineArgs[fsi.CommandLineArgs.Length - 1]), fsi).Run()
exit 0 // Threads that a block left running must not keep the process.
