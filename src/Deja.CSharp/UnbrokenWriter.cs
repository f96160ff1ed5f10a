using System.Text;
using Deja.CSharp.Sessions;

namespace Deja.CSharp;

/// <summary>Writes each piece whole. An interrupt aborts a block's thread anywhere but in a finally, and a half-done write can take the process with it.</summary>
internal sealed class UnbrokenWriter(StreamWriter inner) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        try
        {
        }
        finally
        {
            inner.Write(value);
        }

        Interruption.ThrowIfAsked();
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        try
        {
        }
        finally
        {
            inner.Write(buffer);
        }

        Interruption.ThrowIfAsked();
    }

    public override void WriteLine() => Write(CoreNewLine);

    public override void WriteLine(string? value)
    {
        try
        {
        }
        finally
        {
            inner.WriteLine(value);
        }

        Interruption.ThrowIfAsked();
    }

    public override void Flush()
    {
        try
        {
        }
        finally
        {
            inner.Flush();
        }
    }
}
