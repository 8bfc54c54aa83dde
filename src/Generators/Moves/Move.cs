using Generators.Writing;

namespace Generators.Moves;

/// <summary>Appends one command, or several that belong together, and updates the script's forecast.</summary>
internal delegate void Move(Script script);
