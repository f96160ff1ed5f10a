namespace Deja.Host.Logs;

/// <summary>A run that is over and was logged.</summary>
/// <param name="Record">What it was.</param>
/// <param name="LogPath">Its raw output, both channels as they came; rotation may have taken it since.</param>
public sealed record PastRun(RunRecord Record, string LogPath);
