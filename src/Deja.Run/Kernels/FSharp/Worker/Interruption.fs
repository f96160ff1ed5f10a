namespace Deja

#nowarn "44" // An abort may leave locks locked. The other choice is to end the process, and with it the state.

open System.Runtime
open System.Threading

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
