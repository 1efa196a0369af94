using Heatmap.GraphQL.Introspection;
using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>Makes the types of a schema from its definitions (section 3), extensions merged in.</summary>
internal sealed partial class SchemaAssembly
{
    private readonly List<TypeSystemDefinitionNode> _definitions;
    private readonly HashSet<string> _builtIn;
    private readonly IReadOnlyDictionary<string, Scalar> _scalars;
    private readonly Problems _problems;
    private readonly Dictionary<string, NamedType> _types = [];

    public SchemaAssembly(DocumentNode document, IReadOnlyDictionary<string, Scalar> scalars, Problems problems)
    {
        _scalars = scalars;
        _problems = problems;
        var own = ExtensionMerging.Merge(document, problems);
        var names = own.Select(KeyOf).ToHashSet();
        var builtIn = Prelude.Definitions.Where(d => !names.Contains(KeyOf(d))).ToList();
        _builtIn = [.. builtIn.Select(KeyOf)];
        _definitions = [.. own, .. builtIn];
    }

    public Schema Assemble()
    {
        foreach (var node in _definitions.OfType<TypeDefinitionNode>())
        {
            if (!_types.TryAdd(node.Name.Value, Make(node)))
                _problems.Add(node.Name.Value, "is defined more than once");
        }

        foreach (var node in _definitions.OfType<TypeDefinitionNode>())
            Fill(node);
        var directives = new Dictionary<string, DirectiveDefinition>();
        foreach (var node in _definitions.OfType<DirectiveDefinitionNode>())
        {
            if (!directives.TryAdd(node.Name.Value, MakeDirective(node)))
                _problems.Add("@" + node.Name.Value, "is defined more than once");
        }

        var block = _definitions.OfType<SchemaDefinitionNode>().FirstOrDefault();
        var roots = Roots(block);
        _problems.ThrowIfAny();
        var schema = new Schema(_types, directives, roots)
        {
            HasSchemaBlock = block is not null,
            WrittenDescription = block?.Description,
            AppliedDirectives = block?.Directives ?? [],
        };
        new SchemaSoundness(schema, _problems).Check();
        _problems.ThrowIfAny();
        return schema;
    }

    private static string KeyOf(TypeSystemDefinitionNode node) => node switch
    {
        TypeDefinitionNode type => type.Name.Value,
        DirectiveDefinitionNode directive => "@" + directive.Name.Value,
        _ => "schema",
    };

    private NamedType Make(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        var text = node.Description;
        var builtIn = _builtIn.Contains(name);
        var directives = node.Directives;
        return node switch
        {
            ScalarTypeNode => new ScalarType(name)
            {
                WrittenDescription = text,
                Directives = directives,
                IsBuiltIn = builtIn,
                SpecifiedByUrl = Applied.Text(directives, "specifiedBy", "url"),
                Behaviour = _scalars.GetValueOrDefault(name, Scalars.Json),
            },
            ObjectTypeNode => new ObjectType(name) { WrittenDescription = text, Directives = directives, IsBuiltIn = builtIn },
            InterfaceTypeNode => new InterfaceType(name) { WrittenDescription = text, Directives = directives },
            UnionTypeNode => new UnionType(name) { WrittenDescription = text, Directives = directives },
            EnumTypeNode e => new EnumType(name, [.. e.Values.Select(MakeEnumValue)])
            {
                WrittenDescription = text,
                Directives = directives,
                IsBuiltIn = builtIn,
            },
            _ => new InputObjectType(name)
            {
                WrittenDescription = text,
                Directives = directives,
                IsOneOf = directives.Any(d => d.Name.Value == "oneOf"),
            },
        };
    }

    private static EnumValue MakeEnumValue(EnumValueDefinitionNode node) =>
        new(node.Name.Value, node.Description, Applied.DeprecationReason(node.Directives), node.Directives);

    private void Fill(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        switch (_types[name], node)
        {
            case (ObjectType type, ObjectTypeNode o):
                type.Fill(MakeFields(name, o.Fields), Interfaces(name, o.Interfaces));
                break;
            case (InterfaceType type, InterfaceTypeNode i):
                type.Fill(MakeFields(name, i.Fields), Interfaces(name, i.Interfaces));
                break;
            case (UnionType type, UnionTypeNode u):
                type.Members = [.. u.Members.Select(m => Reference<ObjectType>(name, m)).OfType<ObjectType>()];
                break;
            case (InputObjectType type, InputObjectTypeNode i):
                type.Fill([.. i.Fields.Select(f => MakeInput($"{name}.{f.Name.Value}", f)).OfType<InputValue>()]);
                break;
        }
    }

    private List<InterfaceType> Interfaces(string place, IReadOnlyList<NamedTypeNode> nodes) =>
        [.. nodes.Select(n => Reference<InterfaceType>(place, n)).OfType<InterfaceType>()];

    private T? Reference<T>(string place, NamedTypeNode node)
        where T : NamedType
    {
        var type = _types.GetValueOrDefault(node.Name);
        if (type is null)
            _problems.Add(place, $"Unknown type \"{node.Name}\".");
        else if (type is not T)
            _problems.Add(place, $"\"{node.Name}\" is not {(typeof(T) == typeof(ObjectType) ? "an object type" : "an interface")}");
        return type as T;
    }

    private List<FieldDefinition> MakeFields(string parent, IReadOnlyList<FieldDefinitionNode> nodes)
    {
        var fields = new List<FieldDefinition>(nodes.Count);
        foreach (var node in nodes)
        {
            var place = $"{parent}.{node.Name.Value}";
            if (Reference(place, node.Type) is not { } type)
                continue;
            var arguments = node.Arguments.Select(a => MakeInput($"{place}({a.Name.Value}:)", a)).OfType<InputValue>().ToList();
            fields.Add(new FieldDefinition(node.Name.Value, type, arguments)
            {
                ParentName = parent,
                WrittenDescription = node.Description,
                DeprecationReason = Applied.DeprecationReason(node.Directives),
                Directives = node.Directives,
                Index = fields.Count,
            });
        }

        return fields;
    }

    private GraphQLType? Reference(string place, TypeNode node)
    {
        switch (node)
        {
            case ListTypeNode list:
                return Reference(place, list.Of) is { } item ? new ListType(item) : null;
            case NonNullTypeNode nonNull:
                return Reference(place, nonNull.Of) is { } of ? new NonNullType(of) : null;
            default:
                return Reference<NamedType>(place, (NamedTypeNode)node);
        }
    }

    private InputValue? MakeInput(string place, InputValueDefinitionNode node) => Reference(place, node.Type) is { } type
        ? new InputValue(node.Name.Value, type)
        {
            WrittenDescription = node.Description,
            DefaultValue = node.DefaultValue,
            DeprecationReason = Applied.DeprecationReason(node.Directives),
            Directives = node.Directives,
        }
        : null;

    private DirectiveDefinition MakeDirective(DirectiveDefinitionNode node) => new(
        node.Name.Value,
        [.. node.Arguments.Select(a => MakeInput($"@{node.Name.Value}({a.Name.Value}:)", a)).OfType<InputValue>()],
        [.. node.Locations.Select(l => l.Value)])
    {
        IsRepeatable = node.Repeatable,
        WrittenDescription = node.Description,
        IsBuiltIn = _builtIn.Contains("@" + node.Name.Value),
    };
}
