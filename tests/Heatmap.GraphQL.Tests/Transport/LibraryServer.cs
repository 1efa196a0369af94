using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using Heatmap.GraphQL.Tests.Library;
using Heatmap.GraphQL.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>The library on a real server at a free port.</summary>
public sealed class LibraryServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LibraryServer(WebApplication app)
    {
        _app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient { BaseAddress = new Uri(address) };
        Url = new Uri(new Uri(address), "/graphql");
    }

    public HttpClient Http { get; }

    public Uri Url { get; }

    public Uri SocketUrl => new UriBuilder(Url) { Scheme = "ws" }.Uri;

    public Counter Counter => _app.Services.GetRequiredService<Counter>();

    public static async Task<LibraryServer> Start(GraphQLTransportOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<Counter>().AddSingleton<Shelf>();
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL("/graphql", LibrarySchema.Builder().Build(), options);
        await app.StartAsync();
        return new LibraryServer(app);
    }

    /// <summary>Lets in whoever sends the token "open"; over HTTP in a header, over a socket in the payload.</summary>
    public static ValueTask<Admission?> ByToken(HttpContext http, JsonElement? payload) =>
        ValueTask.FromResult(TokenOf(http, payload) == "open" ? new Admission(Ann) : null);

    public static string? TokenOf(HttpContext http, JsonElement? payload) =>
        payload?.TryGetProperty("token", out var given) == true ? given.GetString() : http.Request.Headers["token"].ToString();

    public static ClaimsPrincipal Ann { get; } = new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "Ann")], "token"));

    public Task StopAsync() => _app.StopAsync();

    public async Task<TestSocket> Connect(string? protocol = "graphql-transport-ws")
    {
        var socket = new ClientWebSocket();
        if (protocol is not null)
            socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(SocketUrl, CancellationToken.None);
        return new TestSocket(socket);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
