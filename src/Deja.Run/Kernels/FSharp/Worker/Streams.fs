/// The standard streams of blocks.
module Deja.Streams

open System
open System.Globalization
open System.IO
open System.Text

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
