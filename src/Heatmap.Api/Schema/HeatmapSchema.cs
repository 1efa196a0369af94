using Heatmap.GraphQL.Types;

namespace Heatmap.Api;

/// <summary>The contract of the API, <c>schema.graphql</c> at the root of the project, bound to the classes that answer it.</summary>
public static class HeatmapSchema
{
    /// <summary>The text of the contract.</summary>
    public static string Text
    {
        get
        {
            using var stream = typeof(HeatmapSchema).Assembly.GetManifestResourceStream("schema.graphql")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <exception cref="SchemaException">Contract and code differ; every place is named.</exception>
    public static GraphQL.Types.Schema Build() => SchemaBuilder.FromSdl(Text)
        .Bind<QueryResolvers>("Query")
        .Bind<MutationResolvers>("Mutation")
        .Bind<SubscriptionResolvers>("Subscription")
        .Build();
}
