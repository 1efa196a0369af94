using Heatmap.GraphQL.Introspection;
using Microsoft.Extensions.DependencyInjection;

namespace Heatmap.GraphQL.Types.Binding;

/// <summary>Binds a whole schema: from the named classes outwards, along the return types.</summary>
internal sealed class SchemaBinder
{
    private readonly Schema _schema;
    private readonly Problems _problems;
    private readonly SchemaBindings _bindings = new();
    private readonly Queue<ObjectBinding> _unfilled = new();
    private readonly FieldBinder _fields;
    private List<(string Type, Type Class, Type Parent)> _extensions = [];

    public SchemaBinder(Schema schema, Problems problems)
    {
        _schema = schema;
        _problems = problems;
        schema.Bindings = _bindings;
        var completers = new CompleterFactory(_bindings, problems, BindingFor);
        _fields = new FieldBinder(problems, completers, new InputBinder(problems));
    }

    public void Bind(IReadOnlyList<(string Type, Type Class)> bound, List<(string Type, Type Class, Type Parent)> extensions)
    {
        _extensions = extensions;
        foreach (var (name, @class) in bound)
            BindNamed(name, @class);
        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            if (_schema.Root(kind) is { } root && !_bindings.All.Any(b => b.Type == root))
                _problems.Add(root.Name, "is a root type but bound to no resolver class");
        }

        BindIntrospection();
        FillAll();
        CheckAbstract();
        _problems.ThrowIfAny();
    }

    /// <summary>Every object answers from dictionaries.</summary>
    public void BindNothing()
    {
        var values = new DynamicValues(_schema, _bindings);
        foreach (var type in _schema.Types.Values.OfType<ObjectType>().Where(t => !t.IsBuiltIn))
        {
            var binding = _bindings.Add(type, typeof(object));
            foreach (var field in type.Fields)
                binding.Resolvers[field.Index] = values.ResolverOf(field, type == _schema.Subscription);
        }

        BindIntrospection();
        FillAll();
        _problems.ThrowIfAny();
    }

    private void BindNamed(string name, Type @class)
    {
        switch (_schema.Type(name))
        {
            case ObjectType type:
                _bindings.Name(type, @class);
                BindingFor(type, @class);
                break;
            case null:
                _problems.Add(name, $"{Names.Of(@class)} is bound to a type that the schema doesn't have");
                break;
            default:
                _problems.Add(name, "only object types are bound to classes");
                break;
        }
    }

    private ObjectBinding BindingFor(ObjectType type, Type @class)
    {
        if (_bindings.Find(type, @class) is { } known)
            return known;
        var binding = _bindings.Add(type, @class);
        _unfilled.Enqueue(binding);
        return binding;
    }

    private void FillAll()
    {
        while (_unfilled.TryDequeue(out var binding))
            Fill(binding);
    }

    private void Fill(ObjectBinding binding)
    {
        var sources = Sources(binding);
        foreach (var field in binding.Type.Fields)
        {
            if (_fields.Bind(field, sources, binding.Type == _schema.Subscription) is { } resolver)
                binding.Resolvers[field.Index] = resolver;
        }
    }

    private List<MemberSource> Sources(ObjectBinding binding)
    {
        var sources = new List<MemberSource>();
        foreach (var (type, @class, parent) in _extensions)
        {
            if (type == binding.Type.Name && parent.IsAssignableFrom(binding.Clr))
                sources.Add(new MemberSource(@class, SlotOf(@class), parent));
        }

        var isRoot = Enum.GetValues<OperationKind>().Any(k => _schema.Root(k) == binding.Type);
        sources.Add(new MemberSource(binding.Clr, isRoot ? SlotOf(binding.Clr) : null, null));
        return sources;
    }

    private readonly List<Type> _slots = [];

    private int SlotOf(Type @class)
    {
        var slot = _slots.IndexOf(@class);
        if (slot >= 0)
            return slot;
        _slots.Add(@class);
        _bindings.ResolverClasses.Add(FactoryOf(@class));
        return _slots.Count - 1;
    }

    private ObjectFactory FactoryOf(Type @class)
    {
        try
        {
            return ActivatorUtilities.CreateFactory(@class, []);
        }
        catch (InvalidOperationException e)
        {
            _problems.Add(Names.Of(@class), e.Message);
            return (_, _) => throw e;
        }
    }

    private void BindIntrospection()
    {
        BindingFor((ObjectType)_schema.Types["__Schema"], typeof(SchemaView));
        BindingFor((ObjectType)_schema.Types["__Type"], typeof(TypeView));
        IntrospectionFields.Install(_schema, _bindings);
    }

    /// <summary>A type reached only through an interface or union must be bound, else its values can't be told apart.</summary>
    private void CheckAbstract()
    {
        var bound = _bindings.All.Select(b => b.Type).ToHashSet();
        foreach (var type in _schema.Types.Values.OfType<ObjectType>().Where(t => !t.IsBuiltIn && !bound.Contains(t)))
            _problems.Add(type.Name, "no C# class is bound to it and no field returns one");
    }
}
