namespace Deja.Vision.Windows;

/// <summary>What became of a window.</summary>
internal enum WindowState
{
    /// <summary>It is there.</summary>
    Open,

    /// <summary>q or Esc was pressed in it.</summary>
    KeyPressed,

    /// <summary>It was closed.</summary>
    Closed,
}
