using System.Text.Json.Serialization;

namespace Deja.Cli.Drafts;

/// <summary>A note that was begun from a failure and may be completed by <c>deja solved</c>.</summary>
/// <param name="Note">The full path of its file.</param>
/// <param name="Command">What failed.</param>
/// <param name="Until">What was tried up to then is known to the note.</param>
internal sealed record Draft(string Note, IReadOnlyList<string> Command, DateTimeOffset Until);

/// <summary>The draft as JSON, without reflection.</summary>
[JsonSerializable(typeof(Draft))]
internal sealed partial class DraftJson : JsonSerializerContext;
