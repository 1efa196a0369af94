using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>Section 3.10: an input object that must hold itself can never be written.</summary>
internal sealed class InputCircles(Problems problems)
{
    private readonly HashSet<InputObjectType> _done = [];
    private readonly List<(InputObjectType Type, string Field)> _path = [];

    public void Check(IEnumerable<InputObjectType> types)
    {
        foreach (var type in types)
            Visit(type);
    }

    private void Visit(InputObjectType type)
    {
        if (!_done.Add(type))
            return;
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { Of: InputObjectType next })
                continue;
            _path.Add((type, field.Name));
            var circle = _path.FindIndex(p => p.Type == next);
            if (circle < 0)
                Visit(next);
            else
                problems.Add(next.Name, $"Cannot reference Input Object {next.Name} within itself through a series of non-null fields: \"{string.Join(".", _path[circle..].Select(p => p.Field))}\".");
            _path.RemoveAt(_path.Count - 1);
        }
    }
}
