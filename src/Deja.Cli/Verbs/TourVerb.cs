using System.CommandLine;
namespace Deja.Cli.Verbs;
internal sealed class TourVerb : IVerb { public Command Describe() => new("tour", "Walk through what deja does, on the starter notebook."); }
