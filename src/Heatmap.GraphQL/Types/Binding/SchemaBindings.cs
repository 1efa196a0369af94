using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>Which C# class answers which object type.</summary>
internal sealed class SchemaBindings
{
    private readonly Dictionary<(ObjectType, Type), ObjectBinding> _bindings = [];
    private readonly Dictionary<Type, List<ObjectType>> _named = [];
    private readonly ConcurrentDictionary<(NamedType, Type), ObjectBinding?> _byValue = new();

    public MetaResolvers Meta { get; } = new();

    /// <summary>How to make each resolver class from services; the index is the slot in a run.</summary>
    public List<ObjectFactory> ResolverClasses { get; } = [];

    public bool IsUnbound { get; init; }

    public IEnumerable<ObjectBinding> All => _bindings.Values;

    public ObjectBinding? Find(ObjectType type, Type clr) => _bindings.GetValueOrDefault((type, clr));

    /// <summary>The only binding of a root type.</summary>
    public ObjectBinding Root(ObjectType type) => _bindings.Values.First(b => b.Type == type);

    public ObjectBinding Add(ObjectType type, Type clr)
    {
        var binding = new ObjectBinding(type, clr, Meta);
        _bindings[(type, clr)] = binding;
        Meta.Know(type);
        return binding;
    }

    /// <summary>Remembers that the host said values of this class are that type, where an interface or union needs to know.</summary>
    public void Name(ObjectType type, Type clr)
    {
        if (!_named.TryGetValue(clr, out var types))
            _named[clr] = types = [];
        types.Add(type);
    }

    /// <summary>The binding for a value of an interface or union; null where nobody said.</summary>
    public ObjectBinding? ForValue(NamedType type, object value) =>
        _byValue.GetOrAdd((type, value.GetType()), static (key, self) => self.Search(key.Item1, key.Item2), this);

    private ObjectBinding? Search(NamedType type, Type clr)
    {
        for (var candidate = clr; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var named in _named.GetValueOrDefault(candidate, []))
            {
                if (IsPossible(type, named))
                    return Find(named, candidate);
            }
        }

        foreach (var contract in clr.GetInterfaces())
        {
            foreach (var named in _named.GetValueOrDefault(contract, []))
            {
                if (IsPossible(type, named))
                    return Find(named, contract);
            }
        }

        return null;
    }

    private static bool IsPossible(NamedType type, ObjectType named) =>
        type is UnionType union ? union.Members.Contains(named) : named.Interfaces.Contains((InterfaceType)type);
}
