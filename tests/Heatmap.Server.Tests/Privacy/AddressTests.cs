using System.Net;
using System.Text;
using Heatmap.Api;
using Heatmap.Client;
using Heatmap.Domain;
using Heatmap.TestHost;
using Microsoft.Extensions.Logging;

namespace Heatmap.Server.Tests.Privacy;

/// <summary>A visitor's address is looked up in memory and then is nowhere.</summary>
public sealed class AddressTests
{
    private const string Four = "198.51.100.213";
    private const string Six = "2001:db8:77aa:bb01:cc02:dd03:ee04:ff05";

    [Fact]
    public async Task No_address_is_left_in_files_log_lines_or_metrics()
    {
        using var scratch = new Scratch();
        var lines = new LineLog();
        using var http = new HttpClient();
        await using (var server = await TestHeatmap.StartAsync(scratch.Data, proxies: ProxySettings.Parse("127.0.0.1, ::1"), told: lines))
        {
            var organizations = server.Service<Organizations>();
            var organization = await organizations.FoundAsync("Address Ltd", CancellationToken.None);
            var site = await organizations.RegisterSiteAsync(organization, "Shop", ["https://a.example"], by: null, CancellationToken.None);
            await organizations.ChangeAsync(site.Id, new SiteCommand.ChooseDailyIdentity(true), by: null, CancellationToken.None);
            foreach (var address in new[] { Four, Six })
            {
                http.DefaultRequestHeaders.Remove("X-Forwarded-For");
                http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
                (await Sending.SendAsync(http, server.Address, Sending.Visit(site.PublicKey, Guid.CreateVersion7(), "https://a.example/"), "https://a.example")).ShouldBeOfType<Taken>();
                // Without an id of the visitor's own the address itself tells who it is, for a day.
                var strict = Sending.Visit(site.PublicKey, Guid.CreateVersion7(), "https://a.example/") with { Visitor = null, Mode = Mode.Strict };
                (await Sending.SendAsync(http, server.Address, strict, "https://a.example")).ShouldBeOfType<Taken>();
                // And one that is refused, since refusals are told.
                (await Sending.SendAsync(http, server.Address, strict with { Site = "pk_nobody" }, "https://a.example")).ShouldBeOfType<Refused>();
            }

            await server.Installation.Projector.ReachedAsync(await server.Installation.Log.HeadAsync(), CancellationToken.None).WaitAsync(Waiting.Limit);
            http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            // Left in, it would be met in every answer's log line.
            var metrics = await http.GetByteArrayAsync(new Uri(server.Address, "/metrics"));
            Search().In([("metrics", metrics)]).ShouldBeEmpty();
            Search().In(FolderBytes.Of(scratch.Data)).ShouldBeEmpty();
        }

        lines.Text.Length.ShouldBeGreaterThan(1000);
        Search().In([("log", Encoding.UTF8.GetBytes(lines.Text))]).ShouldBeEmpty();
        Search().In(FolderBytes.Of(scratch.Data)).ShouldBeEmpty();
    }

    [Fact]
    public void The_search_finds_an_address_in_each_of_its_forms()
    {
        foreach (var address in new[] { IPAddress.Parse(Four).MapToIPv6(), IPAddress.Parse(Six) })
            Search().In([("x", [9, .. address.GetAddressBytes(), 9])]).ShouldNotBeEmpty();
        Search().In([("x", Encoding.UTF8.GetBytes($"from {Four}:1234"))]).ShouldNotBeEmpty();
    }

    private static ByteSearch Search() => new(
    [
        (Four, Encoding.UTF8.GetBytes(Four)), (Six, Encoding.UTF8.GetBytes(Six)), ("in UTF-16", Encoding.Unicode.GetBytes(Four)),
        // Four bytes alone are met by chance in what is sealed; as IPv6 writes them they aren't.
        ("bytes of " + Four, IPAddress.Parse(Four).MapToIPv6().GetAddressBytes()[8..]),
        ("bytes of " + Six, IPAddress.Parse(Six).GetAddressBytes()),
    ]);

    private sealed class LineLog : ILoggerProvider, ILogger
    {
        private readonly StringBuilder _lines = new();

        public string Text
        {
            get
            {
                lock (_lines) return _lines.ToString();
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.AppendLine(formatter(state, exception)).Append(exception);
        }

        public void Dispose()
        {
        }
    }
}
