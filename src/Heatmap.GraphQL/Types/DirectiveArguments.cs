using Heatmap.GraphQL.Types.Binding;

namespace Heatmap.GraphQL.Types;

/// <summary>Section 5.6.1 for what a schema's text gives to directives: values fit their types.</summary>
internal sealed class DirectiveArguments(Schema schema, Problems problems)
{
    public void Check(DocumentNode document)
    {
        foreach (var directive in DirectivePlace.In(document).SelectMany(p => p.Directives))
        {
            var definition = schema.Directives[directive.Name.Value];
            foreach (var given in directive.Arguments)
                Check(definition, given);
        }
    }

    private void Check(DirectiveDefinition directive, ArgumentNode given)
    {
        var type = directive.Arguments.First(a => a.Name == given.Name.Value).Type;
        if (type.IsInput && !LiteralCoercion.Coerce(given.Value, type, null).Ok)
            problems.Add(given.Value.Location, $"the argument \"{given.Name.Value}\" of @{directive.Name} is {type}, which {Printer.Print(given.Value)} is not");
    }
}
