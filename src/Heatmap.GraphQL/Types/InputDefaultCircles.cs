using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>InputObjectDefaultValueHasCycle (section 3.10): a default that needs itself to be whole never ends.</summary>
internal sealed class InputDefaultCircles(Problems problems)
{
    private readonly HashSet<InputValue> _done = [];
    private readonly List<(InputValue Field, string Place)> _path = [];

    /// <summary>False where some default goes in a circle; none may be coerced then.</summary>
    public bool Check(IEnumerable<InputObjectType> types)
    {
        var sound = true;
        foreach (var type in types)
            sound &= Visit(type, new ObjectValueNode([]));
        return sound;
    }

    private bool Visit(InputObjectType type, ValueNode value) => value switch
    {
        ListValueNode list => list.Values.All(item => Visit(type, item)),
        ObjectValueNode given => type.Fields.All(f => Visit(type, f, given)),
        _ => true,
    };

    private bool Visit(InputObjectType owner, InputValue field, ObjectValueNode given)
    {
        if (field.Type.Named is not InputObjectType type)
            return true;
        if (given.Fields.FirstOrDefault(f => f.Name.Value == field.Name) is { } written)
            return Visit(type, written.Value);
        if (field.DefaultValue is null)
            return true;
        var circle = _path.FindIndex(p => p.Field == field);
        if (circle >= 0)
        {
            problems.Add($"{owner.Name}.{field.Name}", $"Invalid circular reference. The default value references itself{Via(circle + 1)}.");
            return false;
        }

        if (!_done.Add(field))
            return true;
        _path.Add((field, $"{owner.Name}.{field.Name}"));
        var sound = Visit(type, field.DefaultValue);
        _path.RemoveAt(_path.Count - 1);
        return sound;
    }

    private string Via(int from) =>
        from < _path.Count ? $" via the default values of: {string.Join(", ", _path[from..].Select(p => p.Place))}" : "";
}
