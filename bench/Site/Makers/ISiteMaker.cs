namespace Deja.Bench.Site.Makers;

/// <summary>A program that makes a site of notes, in a folder of its own with a copy of them. One file, one line in <c>Program.cs</c>.</summary>
internal interface ISiteMaker
{
    /// <summary>As the tables call it.</summary>
    string Name { get; }

    /// <summary>The program.</summary>
    string Program { get; }

    /// <summary>What follows it for a build; it runs in the folder.</summary>
    IReadOnlyList<string> Build { get; }

    /// <summary>What a build leaves in the folder, to be removed before the next cold one.</summary>
    IReadOnlyList<string> Made { get; }

    /// <summary>Lays out what it needs in an empty folder.</summary>
    void Make(string folder, NoteSource notes);

    /// <summary>What follows the program for a server on a port that makes pages anew as notes are saved; null where it isn't measured.</summary>
    IReadOnlyList<string>? Serve(int port);

    /// <summary>Where the server shows a note.</summary>
    /// <param name="note">From the notes' root.</param>
    string AddressOf(string note) => $"/{Path.ChangeExtension(note, null)}/";

    /// <summary>Where a note stands in the folder.</summary>
    /// <param name="note">From the notes' root.</param>
    string FileOf(string note);
}
