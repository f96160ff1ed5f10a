using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Deja.CSharp.Protocol;

/// <summary>The two streams of PROTOCOL.md: requests in, replies out. Replies may be sent from any thread.</summary>
internal sealed class Channel(Stream requests, Stream replies)
{
    private readonly StreamReader _requests = new(requests, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 16384);
    private readonly Lock _writing = new();

    /// <summary>Opens the descriptors of these numbers; null where one is none.</summary>
    public static Channel? Open(string requests, string replies)
    {
        try
        {
            return new Channel(Open(requests, FileAccess.Read), Open(replies, FileAccess.Write));
        }
        catch (Exception e) when (e is FormatException or OverflowException or IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Waits for the next request; null at their end.</summary>
    public Request? Read()
    {
        while (_requests.ReadLine() is { } line)
        {
            if (Request.Parse(line) is { } request)
                return request;
        }

        return null;
    }

    /// <summary>Sends one reply, after all that was printed before it.</summary>
    public void Send(Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        try
        {
        }
        finally
        {
            // An interrupt ends a block's thread anywhere but in a finally: half a line would end the conversation.
            lock (_writing)
            {
                StandardStreams.Flush();
                replies.Write(line.GetBuffer(), 0, (int)line.Length);
            }
        }
    }

    private static FileStream Open(string number, FileAccess access)
    {
        var handle = nint.Parse(number, CultureInfo.InvariantCulture);
        Inheritance.Stop(handle);
        return new FileStream(new SafeFileHandle(handle, ownsHandle: true), access, bufferSize: 0);
    }
}
