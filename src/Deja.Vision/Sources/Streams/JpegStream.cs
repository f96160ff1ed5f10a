using System.Buffers.Binary;
using System.Text;

namespace Deja.Vision.Sources.Streams;

/// <summary>
/// The pictures of a multipart/x-mixed-replace body, as network cameras send them. A part's length is taken from its head; where it gives none, a picture ends with JPEG's own end mark, which a small picture within its segments has too.
/// Lines of a head may end with LF only, as some cameras have them.
/// </summary>
/// <seealso href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">JPEG, annex B</seealso>
/// <seealso href="https://html.spec.whatwg.org/multipage/browsing-the-web.html#read-multipart-x-mixed-replace">HTML, multipart/x-mixed-replace</seealso>
internal sealed class JpegStream(Stream stream)
{
    // A head of 64 KB or a picture of 64 MB is no camera's: a server can't fill the memory.
    private const int MostHead = 64 << 10, MostPicture = 64 << 20;
    private const byte Mark = 0xFF, StartOfScan = 0xDA, EndOfImage = 0xD9;

    // What an empty line is, at the end of the line before it.
    private static readonly byte[][] EmptyLines = ["\n\r\n"u8.ToArray(), "\n\n"u8.ToArray()];
    private static readonly byte[][] PictureEnd = [[Mark, EndOfImage]];

    private byte[] _buffer = new byte[64 << 10];
    private int _start, _end;

    /// <summary>The next picture's bytes, good until the next call; empty when the stream is over.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken token)
    {
        while (true)
        {
            // The boundary's line is the first of a head; what stands before it is the rest of a part.
            var head = await UpToAsync(EmptyLines, MostHead, token);
            if (head.IsEmpty) return default;
            var text = Encoding.ASCII.GetString(head.Span);
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (!TryLength(text, out var length)) return await PictureAsync(token);
            if (length is 0) continue;
            if (length > MostPicture) throw new InvalidDataException($"a picture of {length} bytes");
            return await HasAsync(length, token) ? Taken(length) : default;
        }
    }

    // Segments say their lengths; behind the last of them, the scan has no end mark but its own.
    private async ValueTask<ReadOnlyMemory<byte>> PictureAsync(CancellationToken token)
    {
        const int MarkLength = 2, LengthLength = 2;
        var at = MarkLength;
        while (at < MostPicture && await HasAsync(at + MarkLength + LengthLength, token) && _buffer[_start + at] == Mark && _buffer[_start + at + 1] is not (StartOfScan or EndOfImage))
            at += MarkLength + BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(_start + at + MarkLength));
        return await UpToAsync(PictureEnd, MostPicture, token, at);
    }

    private async ValueTask<bool> HasAsync(int length, CancellationToken token)
    {
        while (_end - _start < length)
        {
            if (!await FillAsync(token)) return false;
        }

        return true;
    }

    private static bool TryLength(string head, out int length)
    {
        const string Name = "Content-Length:";
        var line = head.Split('\n').FirstOrDefault(l => l.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        length = 0;
        return line is not null && int.TryParse(line.AsSpan(Name.Length).Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out length);
    }

    // Up to whichever of the ends comes first, and with it.
    private async ValueTask<ReadOnlyMemory<byte>> UpToAsync(byte[][] ends, int most, CancellationToken token, int from = 0)
    {
        if (!await HasAsync(from, token)) return default;
        for (var searched = from; ;)
        {
            var found = ends.Select(e => (At: _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(e), e.Length)).Where(e => e.At >= 0).ToList();
            if (found.Count > 0) return Taken(searched + found.Min(e => e.At + e.Length));
            searched = Math.Max(from, _end - _start - ends.Max(e => e.Length) + 1);
            if (searched > most) throw new InvalidDataException("a part without an end");
            if (!await FillAsync(token)) return default;
        }
    }

    private ReadOnlyMemory<byte> Taken(int length)
    {
        var taken = _buffer.AsMemory(_start, length);
        _start += length;
        return taken;
    }

    private async ValueTask<bool> FillAsync(CancellationToken token)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), token);
        _end += read;
        return read > 0;
    }
}
