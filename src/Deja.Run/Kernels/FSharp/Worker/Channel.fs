namespace Deja

open System
open System.IO
open System.Runtime.InteropServices
open System.Text
open System.Text.Json.Nodes
open Microsoft.Win32.SafeHandles

module private Native =
    [<DllImport("libc", EntryPoint = "fcntl")>]
    extern int control(int descriptor, int command, int value)

/// The two descriptors: requests in, replies out.
type Channel(requests: string, replies: string) =
    let opened (number: string) access =
        Native.control (int number, 2, 1) |> ignore // F_SETFD and FD_CLOEXEC: children of blocks don't get it.
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
