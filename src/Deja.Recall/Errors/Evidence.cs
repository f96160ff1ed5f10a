namespace Deja.Recall.Errors;

/// <summary>What speaks for and against an entry being about a log; each from 0 to 1.</summary>
internal readonly record struct Evidence
{
    /// <summary>How well a line of the entry's code or its heading, taken as a template, fits a line of the log.</summary>
    public double Template { get; init; }

    /// <summary>The same for a sentence of its prose.</summary>
    public double Sentence { get; init; }

    /// <summary>How much of the best explained error line the words of the whole entry cover.</summary>
    public double Explained { get; init; }

    /// <summary>How much of the entry's heading the log holds.</summary>
    public double Heading { get; init; }

    /// <summary>How many telling words they share, saturating.</summary>
    public double Shared { get; init; }

    /// <summary>The tool's code of an error line stands in the entry.</summary>
    public double SameCode { get; init; }

    /// <summary>The entry names another code of the same numbering and not this one.</summary>
    public double RivalCode { get; init; }

    /// <summary>The entry names the type that was thrown; a type that everything throws counts for less.</summary>
    public double SameType { get; init; }

    /// <summary>Where the entry quotes no error but tells of one: how much of the log its words explain.</summary>
    public double Told { get; init; }

    /// <summary>In the pair of lines that share most, the words that stand against other words: the message goes on differently. Or the type is another one.</summary>
    public double Conflict { get; init; }

    /// <summary>How much of the error as the entry quotes it, all its lines together, the log holds.</summary>
    public double Quoted { get; init; }

    /// <summary>The line of the note that fitted best, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>The log line that decided.</summary>
    public string Because { get; init; }

    /// <summary>The features in the order of the weights. A template that fits fully needs no help, hence its square.</summary>
    public double[] Features => [Template, Sentence, Explained, Heading, Shared, SameCode, RivalCode, SameType, Told, Conflict, Quoted, Template * Template];
}
