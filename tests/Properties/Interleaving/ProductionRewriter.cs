using System.Diagnostics;
using dnlib.DotNet;
using dnlib.DotNet.Emit;

namespace Properties.Interleaving;

/// <summary>
/// Rewrites the production assembly so that a <see cref="Scheduler"/> controls it: locks become calls of
/// <see cref="LockHooks"/>, and a step precedes each store to a field and each use of a collection.
/// </summary>
internal sealed class ProductionRewriter : IDisposable
{
    private readonly ModuleDefMD _module;
    private readonly LockDefect? _defect;
    private readonly TypeRefUser _hooks;

    /// <param name="path">The assembly.</param>
    /// <param name="defect">A defect to put in; optional.</param>
    public ProductionRewriter(string path, LockDefect? defect)
    {
        _module = ModuleDefMD.Load(path);
        _defect = defect;
        var home = new AssemblyRefUser(typeof(LockHooks).Assembly.GetName());
        _hooks = new TypeRefUser(_module, typeof(LockHooks).Namespace, nameof(LockHooks), home);
    }

    /// <summary>Lock statements found.</summary>
    public int Locks { get; private set; }

    /// <summary>Places at which the defect was put in.</summary>
    public int Changed { get; private set; }

    /// <summary>The rewritten assembly.</summary>
    public byte[] Rewrite()
    {
        foreach (var method in _module.GetTypes().SelectMany(type => type.Methods).Where(it => it.HasBody))
            Rewrite(method, method.DeclaringType.Name == _defect?.Type && method.Name == _defect.Method);
        using var stream = new MemoryStream();
        _module.Write(stream);
        return stream.ToArray();
    }

    public void Dispose() => _module.Dispose();

    private void Rewrite(MethodDef method, bool isBroken)
    {
        var body = method.Body;
        for (var index = body.Instructions.Count - 1; index >= 0; index--)
        {
            var instruction = body.Instructions[index];
            if (instruction.OpCode == OpCodes.Stfld && !method.IsConstructor)
                body.Instructions.Insert(index, Call(nameof(LockHooks.Step)));
            else if (instruction.Operand is IMethod { DeclaringType: not null } called)
                RewriteCall(body, index, called, isBroken);
        }

        body.SimplifyBranches();
        body.OptimizeBranches();
    }

    private void RewriteCall(CilBody body, int index, IMethod called, bool isBroken)
    {
        var isUnlocked = isBroken && _defect!.Change == LockChange.Unlocked;
        var type = called.DeclaringType.FullName;
        if (type == "System.Threading.Lock" && called.Name == nameof(Lock.EnterScope))
        {
            Locks++;
            Changed += isUnlocked ? 1 : 0;
            Replace(body, index, isUnlocked ? nameof(LockHooks.DoNotEnter) : nameof(LockHooks.Enter), called);
        }
        else if (type == "System.Threading.Lock/Scope" && called.Name == nameof(Lock.Scope.Dispose))
        {
            Replace(body, index, isUnlocked ? nameof(LockHooks.DoNotExit) : nameof(LockHooks.Exit), called);
        }
        else if (type == typeof(Debug).FullName && called.MethodSig.Params.Count == 2)
        {
            body.Instructions[index].Operand = Hook(nameof(LockHooks.Ignore), called.MethodSig);
        }
        else if (isBroken && _defect!.Change == LockChange.Split && called.Name == _defect.Before)
        {
            Changed++;
            body.Instructions.Insert(index, Call(nameof(LockHooks.Reenter)));
        }
        else if (type.StartsWith("System.Collections.", StringComparison.Ordinal))
        {
            body.Instructions.Insert(index, Call(nameof(LockHooks.Step)));
        }
    }

    /// <summary>Replaces a call of an instance method by one of a hook that takes the instance.</summary>
    private void Replace(CilBody body, int index, string hook, IMethod called)
    {
        TypeSig self = called.Name == nameof(Lock.EnterScope)
            ? new ClassSig(called.DeclaringType)
            : new ByRefSig(new ValueTypeSig(called.DeclaringType));
        var signature = MethodSig.CreateStatic(called.MethodSig.RetType, self);
        body.Instructions[index].OpCode = OpCodes.Call;
        body.Instructions[index].Operand = Hook(hook, signature);
    }

    private Instruction Call(string hook) =>
        OpCodes.Call.ToInstruction(Hook(hook, MethodSig.CreateStatic(_module.CorLibTypes.Void)));

    private MemberRefUser Hook(string name, MethodSig signature) => new(_module, name, signature, _hooks);
}
