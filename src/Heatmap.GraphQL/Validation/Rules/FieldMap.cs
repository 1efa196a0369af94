namespace Heatmap.GraphQL.Validation.Rules;

/// <summary>The fields of a selection set by key, and the fragments it spreads, not yet followed.</summary>
internal sealed class FieldMap
{
    public List<KeyValuePair<string, List<SelectedField>>> Groups { get; } = [];

    public List<string> Fragments { get; } = [];

    private readonly Dictionary<string, List<SelectedField>> _byKey = [];

    public List<SelectedField>? Find(string key) => _byKey.GetValueOrDefault(key);

    public static FieldMap Of(ValidationContext context, NamedType? parent, SelectionSetNode selections)
    {
        var map = new FieldMap();
        map.Collect(context, parent, selections);
        return map;
    }

    private void Collect(ValidationContext context, NamedType? parent, SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Add(new SelectedField(parent, field, (parent as FieldsType)?.Field(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    if (!Fragments.Contains(spread.Name.Value))
                        Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(context, inline.TypeCondition is null ? parent : context.Schema.Type(inline.TypeCondition.Name), inline.SelectionSet);
                    break;
            }
        }
    }

    private void Add(SelectedField field)
    {
        var key = field.Node.ResponseName;
        if (!_byKey.TryGetValue(key, out var group))
        {
            _byKey[key] = group = [];
            Groups.Add(new(key, group));
        }

        group.Add(field);
    }
}
