using System.CommandLine;

namespace Heatmap.Server;

/// <summary>What <c>bench graphql</c> measures, as a process of its own. Not for people.</summary>
internal static class GraphQLHostCommand
{
    public const string Name = "bench-graphql-host";

    public static Command Build()
    {
        var command = new Command(Name, "Serves the catalogue that bench graphql asks about.") { Hidden = true };
        command.SetAction((_, cancellation) => CatalogueHost.RunAsync(cancellation));
        return command;
    }
}
