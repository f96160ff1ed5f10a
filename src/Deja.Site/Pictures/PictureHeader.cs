using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Deja.Site.Pictures;

/// <summary>Reads a picture's size from its first bytes, without decoding it.</summary>
internal static partial class PictureHeader
{
    private const int Largest = 1 << 20;

    /// <summary>The size; null where the bytes are of no known kind, or broken.</summary>
    public static PictureSize? Read(ReadOnlySpan<byte> bytes)
    {
        var size = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png(bytes),
            [0xFF, 0xD8, ..] => Jpeg(bytes),
            [(byte)'G', (byte)'I', (byte)'F', ..] => Gif(bytes),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => WebP(bytes),
            _ => Svg(bytes),
        };
        return size is { Width: > 0 and < Largest, Height: > 0 and < Largest } ? size : null;
    }

    // PNG (W3C), 11.2.2: the IHDR chunk comes first.
    private static PictureSize? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 24 ? null : new PictureSize(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));

    // GIF89a, 18: the logical screen.
    private static PictureSize? Gif(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 10 ? null : new PictureSize(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));

    // ITU-T T.81, B.2.2: the first frame header, whichever coding; the segments before it are passed over.
    private static PictureSize? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return new PictureSize(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }

    // RFC 9649: the extended, the lossy and the lossless form.
    private static PictureSize? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes[8..12].SequenceEqual("WEBP"u8)) return null;
        if (bytes[12..16].SequenceEqual("VP8X"u8)) return new PictureSize(1 + Three(bytes[24..]), 1 + Three(bytes[27..]));
        if (bytes[12..16].SequenceEqual("VP8 "u8)) return new PictureSize(BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
        return new PictureSize((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static PictureSize? Svg(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        var open = SvgTag().Match(text);
        if (!open.Success) return null;
        if (Number(Width().Match(open.Value)) is { } width && Number(Height().Match(open.Value)) is { } height) return new PictureSize(width, height);
        var box = ViewBox().Match(open.Value);
        return box.Success ? new PictureSize(Number(box, 1) ?? 0, Number(box, 2) ?? 0) : null;
    }

    private static int? Number(Match match, int group = 1) =>
        match.Success && double.TryParse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value < Largest ? (int)Math.Round(value) : null;

    [GeneratedRegex("<svg\\b[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex SvgTag();

    [GeneratedRegex("\\swidth=[\"']([0-9.]+)(?:px)?[\"']", RegexOptions.CultureInvariant)]
    private static partial Regex Width();

    [GeneratedRegex("\\sheight=[\"']([0-9.]+)(?:px)?[\"']", RegexOptions.CultureInvariant)]
    private static partial Regex Height();

    [GeneratedRegex("\\sviewBox=[\"'][-0-9.]+[\\s,]+[-0-9.]+[\\s,]+([0-9.]+)[\\s,]+([0-9.]+)[\"']", RegexOptions.CultureInvariant)]
    private static partial Regex ViewBox();
}
