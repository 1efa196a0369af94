using System.CommandLine;
using Heatmap.Api;
using Heatmap.Bench;

namespace Heatmap.Server;

/// <summary><c>serve</c> and <c>demo</c>.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 5080;
    private const int DefaultVisitors = 12;

    public static Command Serve(Option<string> data)
    {
        var (port, address) = (Port(), PublicAddress());
        var command = new Command("serve", "Serves; on a new data folder it offers the first set-up.") { port, address };
        command.SetAction((parsed, cancellation) => Told.RunAsync(new Printing(json: false), () =>
            ServeAsync(parsed.GetValue(data)!, new ServerOptions(parsed.GetValue(port), Everywhere: true, parsed.GetValue(address), IngestSettings.FromEnvironment()) { Api = ApiSettings.FromEnvironment(), Proxies = ProxySettings.FromEnvironment(), Metrics = MetricsAccess.FromEnvironment() }, cancellation)));
        return command;
    }

    public static Command Demo(Option<string> data)
    {
        var (port, address) = (Port(), PublicAddress());
        var visitors = new Option<int>("--visitors") { Description = "How many simulated visitors are in the shop at a time; 0 for none.", DefaultValueFactory = _ => DefaultVisitors };
        OptionRules.Between(visitors, 0, 500);
        var command = new Command("demo", "Serves with a demo shop and simulated visitors.") { port, address, visitors };
        command.SetAction((parsed, cancellation) => Told.RunAsync(new Printing(json: false), () => DemoAsync(
            parsed.GetValue(data)!, new ServerOptions(parsed.GetValue(port), Everywhere: false, parsed.GetValue(address), IngestSettings.ForDemo()) { Api = ApiSettings.FromEnvironment(), Proxies = Trusted(parsed.GetValue(visitors)), Metrics = MetricsAccess.FromEnvironment() }, parsed.GetValue(visitors), cancellation)));
        return command;
    }

    private static async Task<int> ServeAsync(string data, ServerOptions options, CancellationToken cancellation)
    {
        await using var running = await RunningServer.StartAsync(data, options, cancellation);
        Console.WriteLine($"Heatmap is running: {running.Web.Address}");
        if (running.Users.All.Count == 0)
            Console.WriteLine($"It waits for its first set-up. Open {running.Web.Address}set-up and give this code: {running.Code.Value}");
        Console.WriteLine("Stop it with Ctrl+C.");
        await running.Web.WaitAsync(cancellation);
        return 0;
    }

    private static async Task<int> DemoAsync(string data, ServerOptions options, int visitors, CancellationToken cancellation)
    {
        await using var running = await RunningServer.StartAsync(data, options, cancellation);
        var shop = await running.OpenDemoAsync(cancellation);
        Console.WriteLine($"""

            Heatmap is running.

              Dashboard    {running.Web.Address}
              Login        {shop.Login}
              Password     {shop.OneTimePassword ?? "the one you chose"}{(shop.OneTimePassword is null ? "" : "   (one-time: you choose your own at the first login)")}
              Demo shop    {running.Web.Address}demo/
              Site key     {shop.Site.PublicKey}
              Visitors     {(visitors == 0 ? "none simulated" : $"{visitors} simulated")}

            Stop it with Ctrl+C.
            """);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var crowd = visitors == 0 ? Task.CompletedTask : running.SimulateAsync(shop.Site.PublicKey, visitors, stop.Token);
        await running.Web.WaitAsync(cancellation);
        await stop.CancelAsync();
        await crowd;
        return 0;
    }

    /// <summary>Simulated visitors tell addresses of their own, as a proxy tells its visitors'.</summary>
    private static ProxySettings Trusted(int visitors)
    {
        var trusted = ProxySettings.FromEnvironment();
        return visitors == 0 ? trusted : trusted.WithLoopback();
    }

    private static Option<int> Port()
    {
        var port = new Option<int>("--port") { Description = $"The port to listen on (default {DefaultPort}; 0 takes a free one).", DefaultValueFactory = _ => DefaultPort };
        OptionRules.Between(port, 0, 65535);
        return port;
    }

    private static Option<string?> PublicAddress()
    {
        var address = new Option<string?>("--public-address")
        {
            Description = "How browsers reach this server, as https://heat.example.com (default: http://localhost and the port).",
        };
        OptionRules.Check(
            address, text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", "an address, as https://heat.example.com");
        return address;
    }
}
