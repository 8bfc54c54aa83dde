using Generators.Writing;

namespace Generators.Moves;

/// <summary>Writes one command or a few that belong together, and what the script believes then.</summary>
internal delegate void Move(Script script);
