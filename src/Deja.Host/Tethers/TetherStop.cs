namespace Deja.Host.Tethers;

/// <summary>Why a program on a tether was stopped.</summary>
public enum TetherStop
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>Its time was over.</summary>
    Time,

    /// <summary>It printed too much.</summary>
    Output,

    /// <summary>Somebody asked for it.</summary>
    Interrupt,
}
