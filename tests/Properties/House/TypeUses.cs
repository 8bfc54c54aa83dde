using dnlib.DotNet;

namespace Properties.House;

/// <summary>
/// The types of the same assembly that a type uses, in signatures, bodies, attributes and generic arguments.
/// Compiler-generated types (closures, iterators, state machines) are nested in it and count as part of it.
/// </summary>
internal sealed class TypeUses
{
    private readonly HashSet<TypeDef> _types = [];

    public static IEnumerable<TypeDef> Of(TypeDef type)
    {
        var uses = new TypeUses();
        uses.AddDeclaration(type);
        return uses._types;
    }

    public static TypeDef Outermost(TypeDef type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private void AddDeclaration(TypeDef type)
    {
        Add(type.BaseType);
        AddAttributes(type);
        AddConstraints(type);
        foreach (var contract in type.Interfaces)
            Add(contract.Interface);
        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            AddAttributes(field);
        }

        foreach (var property in type.Properties)
            AddAttributes(property);
        foreach (var method in type.Methods)
            AddMethod(method);
        foreach (var nested in type.NestedTypes)
            AddDeclaration(nested);
    }

    private void AddMethod(MethodDef method)
    {
        Add(method.MethodSig);
        AddAttributes(method);
        AddConstraints(method);
        foreach (var parameter in method.ParamDefs)
            AddAttributes(parameter);
        foreach (var implemented in method.Overrides)
            AddMember(implemented.MethodDeclaration);
        if (method.Body is not { } body)
            return;

        foreach (var variable in body.Variables)
            Add(variable.Type);
        foreach (var handler in body.ExceptionHandlers)
            Add(handler.CatchType);
        foreach (var instruction in body.Instructions)
            AddOperand(instruction.Operand);
    }

    private void AddOperand(object? operand)
    {
        switch (operand)
        {
            case ITypeDefOrRef type:
                Add(type);
                break;
            case IMethod or IField:
                AddMember((IMemberRef)operand);
                break;
            case MethodSig signature:
                Add(signature);
                break;
        }
    }

    private void AddMember(IMemberRef member)
    {
        Add(member.DeclaringType);
        if (member is MethodSpec { GenericInstMethodSig: { } arguments })
            AddAll(arguments.GenericArguments);
    }

    private void AddConstraints(ITypeOrMethodDef owner)
    {
        foreach (var constraint in owner.GenericParameters.SelectMany(parameter => parameter.GenericParamConstraints))
            Add(constraint.Constraint);
    }

    private void AddAttributes(IHasCustomAttribute owner)
    {
        foreach (var attribute in owner.CustomAttributes)
        {
            Add(attribute.AttributeType);
            AddArgument(attribute.ConstructorArguments);
            AddArgument(attribute.NamedArguments.Select(named => named.Argument));
        }
    }

    private void AddArgument(object? argument)
    {
        switch (argument)
        {
            case CAArgument { Type: var type, Value: var value }:
                Add(type);
                AddArgument(value);
                break;
            case IEnumerable<CAArgument> several:
                foreach (var one in several)
                    AddArgument(one);
                break;
            case TypeSig named:
                Add(named);
                break;
        }
    }

    private void Add(MethodBaseSig? signature)
    {
        Add(signature?.RetType);
        AddAll(signature?.Params ?? []);
    }

    private void AddAll(IEnumerable<TypeSig> types)
    {
        foreach (var type in types)
            Add(type);
    }

    private void Add(TypeSig? type)
    {
        for (; type is not null; type = type.Next)
        {
            switch (type)
            {
                case GenericInstSig instance:
                    Add(instance.GenericType);
                    AddAll(instance.GenericArguments);
                    break;
                case TypeDefOrRefSig named:
                    Add(named.TypeDefOrRef);
                    break;
                case FnPtrSig pointer:
                    Add(pointer.MethodSig);
                    break;
            }
        }
    }

    private void Add(ITypeDefOrRef? type)
    {
        if (type is TypeDef own)
            _types.Add(Outermost(own));
        else if (type is TypeSpec composed)
            Add(composed.TypeSig);
    }
}
