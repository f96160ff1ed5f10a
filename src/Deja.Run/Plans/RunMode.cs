namespace Deja.Run.Plans;

/// <summary>When a block is run: <c>run</c> of its directive.</summary>
public enum RunMode
{
    /// <summary>Whenever its note is run or checked; the default.</summary>
    Always,

    /// <summary>Only when somebody asked for it and said yes; a check passes it over.</summary>
    Ask,

    /// <summary>Never.</summary>
    Never,
}
