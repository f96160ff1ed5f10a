using System.Runtime.ExceptionServices;
using Deja.Vision.Clips;
using Deja.Vision.Clips.Writers;
using Deja.Vision.Errors;
using Deja.Vision.Native;
using Deja.Vision.Sources;
using Deja.Vision.Windows;

namespace Deja.Vision.Recorders;

/// <summary>
/// Records a source into a video file. One thread captures (<see cref="CapturedFrames"/>), one encodes (<see cref="Encoding"/>), and the caller's shows the window, if any. Pictures are put where their time asks
/// (<see cref="ClipTimes"/>), into a file beside the target (<see cref="PartFile"/>) that takes its place when it is whole.
/// </summary>
public sealed class CameraRecorder
{
    private const int WindowMilliseconds = 10;

    // What a source gets to come to an end in; then it is left alone.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly CameraSource _source;
    private readonly RecorderOptions _options;

    /// <summary>For a source, which stays the caller's to dispose.</summary>
    public CameraRecorder(CameraSource source, RecorderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        (_source, _options) = (source, options ?? new());
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.QueueLength, 1, nameof(options));
        if (_options.Rate is { } rate && rate is not (> 0 and <= CameraSource.HighestRate)) throw new ArgumentOutOfRangeException(nameof(options), rate, $"A rate is more than 0 and at most {CameraSource.HighestRate:0} pictures a second.");
        ArgumentException.ThrowIfNullOrEmpty(_options.WindowTitle, nameof(options));
        if (_options.Duration is { } duration) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero, nameof(options));
    }

    /// <summary>Records until something ends it, and returns when the file is whole. On macOS a window needs the main thread.</summary>
    /// <param name="path">The file; its ending says the kind: .avi, .mkv, .mp4. One that is there is replaced at the end, and stays as it is when the recording fails. Of two recordings into one file the one that ends last stays.</param>
    /// <param name="token">Ends the recording, which is no error: the file is kept. If it was cancelled before, nothing is recorded.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    /// <exception cref="CameraException">Nothing could be recorded, or not all of it could be written.</exception>
    /// <exception cref="InvalidOperationException">The source is being recorded already.</exception>
    /// <exception cref="Exception">What the callback or the source threw, when the file is whole up to there.</exception>
    public Recording Record(string path, CancellationToken token = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        token.ThrowIfCancellationRequested();
        NativeOpenCv.Load();
        using var silence = new Silence();
        var stop = new StopSignal(_options.Clock);
        using var signals = new ProcessSignals(stop, spareProcess: _options.StopsOnSignals);
        var codec = _options.Codec ?? ClipCodec.For(path);
        var frames = new CapturedFrames(_source, _options, stop);
        try
        {
            return Record(PartFile.Take(path), codec, frames, token);
        }
        finally
        {
            // The thread of a source that stalls goes on waiting, with what it needs.
            if (frames.IsOver)
            {
                frames.Dispose();
                stop.Dispose();
            }
        }
    }

    /// <summary>The same on a thread of its own. With a window, call <see cref="Record(string, CancellationToken)"/> instead: windows want to stay on one thread.</summary>
    public Task<Recording> RecordAsync(string path, CancellationToken token = default) => Task.Factory.StartNew(() => Record(path, token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private Recording Record(PartFile file, ClipCodec codec, CapturedFrames frames, CancellationToken token)
    {
        var notes = new List<string>();
        try
        {
            if (file.FreeBytes is { } free && free < _options.ReservedBytes)
                throw new CameraException(CameraProblem.DiskFull, $"{WrittenClip.Megabytes(free)} are free for {file.Target}, and {WrittenClip.Megabytes(_options.ReservedBytes)} are to stay so: free some, or record elsewhere.");
            if (_options.Rate is null && _source.KnownRate is null) notes.Add($"{_source.Name} {(_source.Rate is { } rate ? $"says a rate of {rate:0.##}, which can't be" : "doesn't say its rate")}: the file has {CameraSource.UsualRate:0} pictures a second.");
            using var writer = ClipWriters.Open(file.Path, codec, _options.Rate ?? _source.KnownRate ?? CameraSource.UsualRate, _source.Size, _options.Encoder, notes);
            if (writer.Size != _source.Size) notes.Add($"{_source.Name} gives {_source.Size.Width} × {_source.Size.Height}; the file has {writer.Size.Width} × {writer.Size.Height}, as codecs keep colours for two columns and rows together.");
            var (recording, error) = Run(file, writer, frames, notes, token);
            writer.Dispose();
            Finish(file, writer, recording, error);
            return recording;
        }
        catch (Exception e) when (LeavesNothing(e, file))
        {
            file.Remove();
            throw;
        }
    }

    private (Recording Recording, Exception? Error) Run(PartFile file, IClipWriter writer, CapturedFrames frames, List<string> notes, CancellationToken token)
    {
        var stop = frames.Stop;
        using var latest = new LatestPicture();
        using var window = _options.ShowsWindow ? OpenWindow(notes) : null;
        using var cancelled = token.Register(() => stop.Ask(StopCause.Token));
        var encoding = new Encoding(frames, writer, file, _options, window is null ? null : latest);
        var encoder = new Thread(encoding.Run) { Name = "Deja.Vision encode", IsBackground = true };
        frames.Start();
        encoder.Start();
        try
        {
            Show(window, latest, encoder, stop, notes);
        }
        finally
        {
            encoder.Join();
            if (!frames.Join(Grace)) notes.Add($"{_source.Name} stalled, and was left alone: it gave no picture for {Grace.TotalSeconds:0} s after the recording was over.");
        }

        var cause = (encoding.WasCutShort ? stop.Wanted : encoding.IsDiskFull ? StopCause.DiskFull : stop.Cause) ?? StopCause.SourceEnded;
        if (cause == StopCause.SourceEnded && _source.IsLive) notes.Add($"{_source.Name} gave no more pictures: it ended, broke off, or was silent for too long.");
        if (encoding.Skipped > 0 && !_source.IsLive && _options.Rate is null) notes.Add($"{encoding.Skipped} pictures of {_source.Name} were left out, as they come faster than the {writer.Rate:0.##} a second that it says of itself: set Rate to keep them.");
        if (encoding.HasResized) notes.Add($"The size of {_source.Name}'s pictures changed: they were fitted into {writer.Size.Width} × {writer.Size.Height}.");
        return (new()
        {
            Path = file.Target, Captured = frames.Captured, Dropped = frames.Dropped + encoding.GivenUp, Written = writer.Frames, Repeated = encoding.Repeated, Skipped = encoding.Skipped,
            Size = writer.Size, Rate = writer.Rate, Codec = writer.Codec, Encoder = writer is FFmpegWriter ? ClipEncoder.FFmpeg : ClipEncoder.OpenCv,
            StoppedBy = cause, Notes = notes,
        }, encoding.Error ?? frames.Error);
    }

    private PictureWindow? OpenWindow(List<string> notes)
    {
        var window = PictureWindow.TryOpen(_options.WindowTitle, out var note);
        if (note is not null) notes.Add(note);
        return window;
    }

    private static void Show(PictureWindow? window, LatestPicture latest, Thread encoder, StopSignal stop, List<string> notes)
    {
        try
        {
            while (window is not null && encoder.IsAlive && !stop.IsAsked)
            {
                var state = window.Live(latest, WindowMilliseconds);
                if (state == WindowState.KeyPressed) stop.Ask(StopCause.Key);
                if (state == WindowState.Closed) stop.Ask(StopCause.WindowClosed);
            }
        }
        catch (OpenCVException e)
        {
            notes.Add($"The window failed: {e.Message}. Recording went on without it.");
        }
    }

    private void Finish(PartFile file, IClipWriter writer, Recording recording, Exception? error)
    {
        if (recording.Written == 0)
        {
            file.Remove();
            if (error is not null) ExceptionDispatchInfo.Throw(error);
            throw new CameraException(CameraProblem.NoPicture, $"{_source.Name} gave no picture before the recording was over ({recording.StoppedBy}){(_source.IsLive ? string.Empty : "; one that was read to its end before is to be opened anew")}. {file.Target} was not written.");
        }

        if (WrittenClip.Fault(file, writer, error) is { } fault) ExceptionDispatchInfo.Throw(fault);
        file.Finish();
        if (error is not null) ExceptionDispatchInfo.Throw(error);
    }

    // What a full disk, a failed encoder or a target that can't be replaced leave is worth keeping, where there is something.
    private static bool LeavesNothing(Exception e, PartFile file)
    {
        if (new FileInfo(file.Path) is not { Exists: true, Length: > 0 }) return true;
        return e is CameraException camera && camera.Problem is not CameraProblem.DiskFull and not CameraProblem.EncoderFailed and not CameraProblem.BadPath;
    }
}
