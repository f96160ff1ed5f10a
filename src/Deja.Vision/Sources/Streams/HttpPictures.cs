using System.Diagnostics.CodeAnalysis;
using System.Net;
using Deja.Vision.Errors;

namespace Deja.Vision.Sources.Streams;

/// <summary>A camera that sends JPEG pictures over HTTP: by .NET's client, since the FFmpeg in OpenCvSharp's library for Linux is built without network.</summary>
internal sealed class HttpPictures : CameraSource
{
    private const string Multipart = "multipart/x-mixed-replace";

    private readonly HttpClient _client;
    private readonly HttpResponseMessage _answer;
    private readonly JpegStream _pictures;
    private readonly TimeSpan _patience;

    private HttpPictures(HttpClient client, HttpResponseMessage answer, Stream stream, Uri address, TimeSpan patience)
    {
        (_client, _answer, _pictures, _patience, Name) = (client, answer, new JpegStream(stream), patience, AddressText.Of(address));
        using var first = new Mat();
        // Pictures are of the moment they arrive, and this one's is over when it is asked for.
        if (TryRead(first, out _)) Size = first.Size();
    }

    public override string Name { get; }

    public override Size Size { get; }

    public override double? Rate => null;

    public override bool IsLive => true;

    /// <summary>Null when what answers sends something else, which others may know.</summary>
    /// <param name="address">http or https.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="hasEnd">Whether what answers has a length: a file that lies elsewhere.</param>
    /// <exception cref="CameraException">Nothing answers, or not with what was asked for.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "They are the source's when it is made, and disposed here when it isn't.")]
    public static HttpPictures? TryOpen(Uri address, TimeSpan patience, out bool hasEnd)
    {
        hasEnd = false;
        var client = new HttpClient(new SocketsHttpHandler { Credentials = Credentials(address) }) { Timeout = patience };
        HttpResponseMessage? answer = null;
        HttpPictures? source = null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            answer = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            if (!answer.IsSuccessStatusCode) throw new CameraException(CameraProblem.Unreachable, $"{AddressText.Of(address)} answers {(int)answer.StatusCode} {answer.ReasonPhrase}." + ((int)answer.StatusCode == 401 ? address.UserInfo.Length == 0 ? " Give name and password: http://NAME:PASSWORD@HOST/…" : " Name or password is wrong, or it wants another way of telling them than Digest and Basic, which are known here." : " Is the path right? Look at it in a browser."));
            hasEnd = answer.Content.Headers.ContentLength > 0;
            if (!Multipart.Equals(answer.Content.Headers.ContentType?.MediaType, StringComparison.OrdinalIgnoreCase)) return null;
            source = new HttpPictures(client, answer, answer.Content.ReadAsStream(), address, patience);
            return source.Size.Width > 0 ? source : throw new CameraException(CameraProblem.Unreachable, $"{AddressText.Of(address)} answers, but sent no picture within {patience.TotalSeconds:0.#} s.");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            throw new CameraException(CameraProblem.Unreachable, $"{AddressText.Of(address)} can't be reached within {patience.TotalSeconds:0.#} s: {e.GetBaseException().Message}", e);
        }
        finally
        {
            if (source is not { Size.Width: > 0 })
            {
                answer?.Dispose();
                client.Dispose();
            }
        }
    }

    public override bool TryRead(Mat picture, out TimeSpan time)
    {
        time = default;
        using var limit = new CancellationTokenSource(_patience);
        try
        {
            while (_pictures.NextAsync(limit.Token).AsTask().GetAwaiter().GetResult() is { IsEmpty: false } jpeg)
            {
                // What can't be decoded was damaged on its way; the next one may be whole.
                using var decoded = Cv2.ImDecode(jpeg.Span, ImreadModes.Color);
                limit.Token.ThrowIfCancellationRequested();
                if (decoded.Empty()) continue;
                decoded.CopyTo(picture);
                return true;
            }

            return false;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    // For the place of the address alone: when it sends elsewhere, the password stays here.
    private static CredentialCache? Credentials(Uri address)
    {
        if (address.UserInfo.Length == 0) return null;
        var parts = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToList();
        var credential = new NetworkCredential(parts[0], parts.ElementAtOrDefault(1));
        return new() { { Place(address), "Digest", credential }, { Place(address), "Basic", credential } };
    }

    private static Uri Place(Uri address) => new(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _answer.Dispose();
            _client.Dispose();
        }

        base.Dispose(isDisposing);
    }
}
