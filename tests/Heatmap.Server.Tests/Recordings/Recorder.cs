using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Heatmap.Server.Tests.Recordings;

/// <summary>A visitor whose page is recorded, as the SDK would do it.</summary>
internal sealed class Recorder(World world, Company company)
{
    private readonly Guid _run = Guid.CreateVersion7();
    private int _chunk;

    public Guid Visitor { get; } = Guid.CreateVersion7();

    public async Task VisitAsync() => await world.TakenAsync(company, Sending.Visit(company.Site.PublicKey, Visitor, $"{company.Origin}/cart") with { Run = _run });

    /// <summary>Sends a chunk that says this.</summary>
    public async Task<HttpResponseMessage> SendAsync(string secret)
    {
        var now = Sending.Now;
        var header = JsonSerializer.Serialize(new
        {
            site = company.Site.PublicKey,
            batch = Guid.CreateVersion7(),
            run = _run,
            visitor = Visitor,
            mode = "balanced",
            sentAt = now,
            sdk = "test",
            sampleRate = 1,
            consent = new[] { "replay" },
            pages = new[] { new { id = "p1", url = $"{company.Origin}/cart", viewport = new[] { 1280, 800 } } },
            events = new[] { new { type = "replay", seq = 100 + ++_chunk, page = "p1", at = now, chunk = _chunk, until = now } },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.Server.Address, "/v1/events/replay"));
        request.Headers.Add("Origin", company.Origin);
        request.Content = new StringContent($"{header}\n{Steps(secret)}", Encoding.UTF8, new MediaTypeHeaderValue("text/plain"));
        return await world.Http.SendAsync(request);
    }

    public static string Steps(string secret) => $$"""[{"type":2,"data":{"text":"{{secret}}"},"timestamp":1790000000000}]""";

    /// <summary>The parts of the visitor's first session, and whether they can be read.</summary>
    public static async Task<(bool Erased, List<string> Addresses)> PartsAsync(World world, Company company)
    {
        await world.FoldedAsync();
        var data = await world.DataAsync(company.Token, "query($s: ID!) { sessions(site: $s) { edges { node { id } } } }", new { s = company.Site.Id.Value });
        var session = data.GetProperty("sessions").GetProperty("edges")[0].GetProperty("node").GetProperty("id").GetString();
        using var answer = await GetAsync(world, company.Token, $"/api/v1/sites/{company.Site.Id}/sessions/{Uri.EscapeDataString(session!)}/recordings");
        answer.EnsureSuccessStatusCode();
        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (told.GetProperty("erased").GetBoolean(), [.. told.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("address").GetString()!)]);
    }

    public static async Task<HttpResponseMessage> GetAsync(World world, string? token, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Server.Address, address));
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await world.Http.SendAsync(request);
    }
}
