using Heatmap.GraphQL.Introspection;
using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>Makes the types of a schema from its definitions (section 3), extensions merged in.</summary>
internal sealed partial class SchemaAssembly
{
    private readonly DocumentNode _document;
    private readonly List<TypeSystemDefinitionNode> _definitions;
    private readonly HashSet<string> _builtIn;
    private readonly IReadOnlyDictionary<string, Scalar> _scalars;
    private readonly Problems _problems;
    private readonly Dictionary<string, NamedType> _types = [];

    public SchemaAssembly(DocumentNode document, IReadOnlyDictionary<string, Scalar> scalars, Problems problems)
    {
        _document = document;
        _scalars = scalars;
        _problems = problems;
        var own = ExtensionMerging.Merge(document);
        var names = own.Select(KeyOf).ToHashSet();
        var builtIn = Prelude.Definitions.Where(d => !names.Contains(KeyOf(d))).ToList();
        _builtIn = [.. builtIn.Select(KeyOf)];
        _definitions = [.. own, .. builtIn];
    }

    public Schema Assemble()
    {
        foreach (var node in _definitions.OfType<TypeDefinitionNode>())
            _types.Add(node.Name.Value, Make(node));
        foreach (var node in _definitions.OfType<TypeDefinitionNode>())
            Fill(node);
        var directives = _definitions.OfType<DirectiveDefinitionNode>().ToDictionary(d => d.Name.Value, MakeDirective);
        var block = _definitions.OfType<SchemaDefinitionNode>().FirstOrDefault();
        var roots = Roots(block);
        _problems.ThrowIfAny();
        var schema = new Schema(_types, directives, roots)
        {
            HasSchemaBlock = block is not null,
            WrittenDescription = block?.Description,
            AppliedDirectives = block?.Directives ?? [],
        };
        new SchemaSoundness(schema, _problems).Check(_document);
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
                type.Fill([.. i.Fields.Select(MakeInput)]);
                break;
        }
    }

    private List<InterfaceType> Interfaces(string place, IReadOnlyList<NamedTypeNode> nodes) =>
        [.. nodes.Select(n => Reference<InterfaceType>(place, n)).OfType<InterfaceType>()];

    private T? Reference<T>(string place, NamedTypeNode node)
        where T : NamedType
    {
        var type = _types[node.Name];
        if (type is not T)
            _problems.Add(place, $"\"{node.Name}\" is not {(typeof(T) == typeof(ObjectType) ? "an object type" : "an interface")}");
        return type as T;
    }

    private List<FieldDefinition> MakeFields(string parent, IReadOnlyList<FieldDefinitionNode> nodes)
    {
        var fields = new List<FieldDefinition>(nodes.Count);
        foreach (var node in nodes)
        {
            fields.Add(new FieldDefinition(node.Name.Value, Reference(node.Type), [.. node.Arguments.Select(MakeInput)])
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

    private GraphQLType Reference(TypeNode node) => node switch
    {
        ListTypeNode list => new ListType(Reference(list.Of)),
        NonNullTypeNode nonNull => new NonNullType(Reference(nonNull.Of)),
        _ => _types[((NamedTypeNode)node).Name],
    };

    private InputValue MakeInput(InputValueDefinitionNode node) => new(node.Name.Value, Reference(node.Type))
    {
        WrittenDescription = node.Description,
        DefaultValue = node.DefaultValue,
        DeprecationReason = Applied.DeprecationReason(node.Directives),
        Directives = node.Directives,
    };

    private DirectiveDefinition MakeDirective(DirectiveDefinitionNode node) => new(
        node.Name.Value,
        [.. node.Arguments.Select(MakeInput)],
        [.. node.Locations.Select(l => l.Value)])
    {
        IsRepeatable = node.Repeatable,
        WrittenDescription = node.Description,
        IsBuiltIn = _builtIn.Contains("@" + node.Name.Value),
    };
}
