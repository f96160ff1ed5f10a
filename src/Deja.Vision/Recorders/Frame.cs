namespace Deja.Vision.Recorders;

/// <summary>A picture as it is handed on before it is written.</summary>
/// <param name="Picture">Blue, green, red, 8 bits each; mirrored when the recording is. The recorder's: only good during the call. What is drawn on it is recorded.</param>
/// <param name="Time">Since the recording's first picture.</param>
/// <param name="Number">From 0 on, of all that the source gave; a gap is a picture that was dropped.</param>
public readonly record struct Frame(Mat Picture, TimeSpan Time, long Number);
