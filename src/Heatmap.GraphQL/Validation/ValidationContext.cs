namespace Heatmap.GraphQL.Validation;

/// <summary>What the rules share while one document is validated.</summary>
internal sealed class ValidationContext(Schema schema, DocumentNode document, ExecutorOptions options)
{
    private const int MaxErrors = 100;
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> _usages = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = FragmentsOf(document);

    public Schema Schema { get; } = schema;

    public DocumentNode Document { get; } = document;

    public ExecutorOptions Options { get; } = options;

    public List<GraphQLError> Errors { get; } = [];

    public void Report(string rule, string message, IEnumerable<Node> nodes)
    {
        if (Errors.Count >= MaxErrors)
            throw new TooManyErrorsException();
        Errors.Add(new GraphQLError(message) { Locations = [.. nodes.Select(n => n.Location)], Rule = rule });
    }

    public FragmentDefinitionNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>The spreads inside a selection set, at any depth but not through fragments.</summary>
    public List<FragmentSpreadNode> Spreads(SelectionSetNode selections)
    {
        if (_spreads.TryGetValue(selections, out var spreads))
            return spreads;
        _spreads[selections] = spreads = [];
        Collect(selections, spreads);
        return spreads;
    }

    /// <summary>The fragments an operation reaches, each once.</summary>
    public List<FragmentDefinitionNode> Reached(OperationDefinitionNode operation)
    {
        var reached = new List<FragmentDefinitionNode>();
        var names = new HashSet<string>();
        var open = new Stack<SelectionSetNode>([operation.SelectionSet]);
        while (open.TryPop(out var selections))
        {
            foreach (var spread in Spreads(selections))
            {
                if (!names.Add(spread.Name.Value) || Fragment(spread.Name.Value) is not { } fragment)
                    continue;
                reached.Add(fragment);
                open.Push(fragment.SelectionSet);
            }
        }

        return reached;
    }

    /// <summary>Where an operation uses variables, in its own selections and in the fragments it reaches.</summary>
    public IEnumerable<VariableUsage> Usages(OperationDefinitionNode operation) =>
        OwnUsages(operation).Concat(Reached(operation).SelectMany(OwnUsages));

    private List<VariableUsage> OwnUsages(ExecutableDefinitionNode definition)
    {
        if (_usages.TryGetValue(definition, out var usages))
            return usages;
        var collector = new VariableUsages(this);
        new DocumentWalk(Schema, [collector]).Walk(definition);
        return _usages[definition] = collector.Found;
    }

    private static void Collect(SelectionSetNode selections, List<FragmentSpreadNode> spreads)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FragmentSpreadNode spread:
                    spreads.Add(spread);
                    break;
                case FieldNode { SelectionSet: { } inner }:
                    Collect(inner, spreads);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.SelectionSet, spreads);
                    break;
            }
        }
    }

    private static Dictionary<string, FragmentDefinitionNode> FragmentsOf(DocumentNode document)
    {
        var fragments = new Dictionary<string, FragmentDefinitionNode>();
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            fragments[fragment.Name.Value] = fragment;
        return fragments;
    }
}
