using System.Diagnostics;

// Stryker.NET compiles mutated code as for a debugger, so that the runtime would not optimise it. Each mutant is looked
// up whenever its code is passed: without this line a mutant that survives takes twice as long.
[assembly: Debuggable(DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints)]
