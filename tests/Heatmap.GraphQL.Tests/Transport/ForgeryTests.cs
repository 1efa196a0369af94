using System.Net.WebSockets;
using Heatmap.GraphQL.Transport;

namespace Heatmap.GraphQL.Tests.Transport;

/// <summary>What a page elsewhere could make a browser send in its user's name.</summary>
public sealed class ForgeryTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(200, "Sec-Fetch-Site: same-origin", "Cookie: a=b")]
    [InlineData(200, "Sec-Fetch-Site: none")]
    [InlineData(403, "Sec-Fetch-Site: cross-site")]
    [InlineData(403, "Sec-Fetch-Site: same-site")]
    [InlineData(403, "Cookie: a=b")]
    [InlineData(403, "Origin: https://elsewhere.example")]
    [InlineData(403, "Origin: null")]
    [InlineData(200, "Sec-Fetch-Site: cross-site", "GraphQL-Require-Preflight: 1")]
    [InlineData(200, "Cookie: a=b", "Apollo-Require-Preflight: true")]
    public async Task A_GET_is_answered_unless_a_page_elsewhere_may_have_sent_it(int status, params string[] headers)
    {
        await using var server = await LibraryServer.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={viewer}");
        foreach (var header in headers)
            request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
        using var response = await server.Http.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData(false, "https://elsewhere.example", null, false)]
    [InlineData(false, null, null, true)]
    [InlineData(true, "https://elsewhere.example", null, true)]
    [InlineData(true, "https://elsewhere.example", "a=b", false)]
    public async Task A_socket_is_opened_unless_a_page_elsewhere_asks_in_its_users_name(bool byToken, string? origin, string? cookie, bool opened)
    {
        await using var server = await LibraryServer.Start(new GraphQLTransportOptions { Authenticate = byToken ? LibraryServer.ByToken : null });
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", origin);
        if (cookie is not null)
            socket.Options.SetRequestHeader("Cookie", cookie);
        var opening = socket.ConnectAsync(server.SocketUrl, CancellationToken.None);
        if (opened)
            await opening;
        else
            await Should.ThrowAsync<WebSocketException>(opening);
    }

    [Fact]
    public async Task A_socket_from_our_own_page_is_opened()
    {
        await using var server = await LibraryServer.Start();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Origin", server.Url.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(server.SocketUrl, CancellationToken.None);
    }
}
