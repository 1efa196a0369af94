using Heatmap.GraphQL.Transport;
using Heatmap.GraphQL.Types;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Heatmap.Server;

/// <summary>Serves the catalogue by this product's engine and nothing else, on a free port of the loopback address.</summary>
internal static class CatalogueHost
{
    public static async Task RunAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var sdl = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Benchmarks", "Yoga", "catalogue.graphql"), cancellation);
        app.MapGraphQL("/graphql", SchemaBuilder.FromSdl(sdl).Bind<CatalogueQueries>("Query").Bind<Product>("Product").Bind<Review>("Review").Build());
        await app.StartAsync(cancellation);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        await Console.Out.WriteLineAsync($"Listening: {addresses.First()}");
        await app.WaitForShutdownAsync(cancellation);
    }
}
