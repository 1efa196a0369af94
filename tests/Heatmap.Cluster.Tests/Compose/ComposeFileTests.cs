using System.Text.RegularExpressions;

namespace Heatmap.Cluster.Tests.Compose;

public sealed partial class ComposeFileTests
{
    private static readonly string[] Stores = ["eventstore", "postgres", "redis"];
    private static readonly string[] Servers = ["heatmap-a", "heatmap-b"];

    private readonly ComposeFile _file = ComposeFile.Read();

    [Fact]
    public void It_has_the_three_stores_two_servers_and_one_proxy() =>
        _file.Services.Select(s => s.Name).ShouldBe([.. Stores, .. Servers, "proxy"], ignoreOrder: true);

    [Fact]
    public void Every_service_says_whether_it_is_well_and_starts_again_when_it_fell()
    {
        foreach (var service in _file.Services)
        {
            service.HealthCheck.Count.ShouldBeGreaterThan(1, service.Name);
            service.HealthCheck[0].ShouldBeOneOf("CMD", "CMD-SHELL");
            service.Restart.ShouldBe("unless-stopped", service.Name);
        }
    }

    [Fact]
    public void Every_image_has_a_version_or_is_built_from_the_checkout()
    {
        foreach (var service in _file.Services)
        {
            if (service.Build is { } dockerfile) File.Exists(Checkout.At(dockerfile)).ShouldBeTrue(dockerfile);
            else VersionedImage().IsMatch(service.Image!).ShouldBeTrue($"{service.Name}: {service.Image}");
        }
    }

    [Fact]
    public void No_password_stands_in_it_and_none_has_a_default()
    {
        var secrets = Variables().Matches(_file.Text).Where(v => v.Groups["name"].Value.Contains("PASSWORD", StringComparison.Ordinal)).ToList();
        secrets.ShouldNotBeEmpty();
        foreach (var secret in secrets) secret.Groups["how"].Value.ShouldStartWith(":?", Case.Sensitive, secret.Value);
        foreach (var (name, value) in _file.Services.SelectMany(s => s.Environment).Where(e => Regex.IsMatch(e.Key, "PASS|AUTH|SECRET_KEY", RegexOptions.IgnoreCase)))
        {
            if (name == "POSTGRES_INITDB_ARGS") continue;
            value.ShouldStartWith("${", Case.Sensitive, name);
        }

        foreach (var address in _file.Services.SelectMany(s => s.Environment.Values).Where(v => v.Contains("://", StringComparison.Ordinal) && v.Contains('@')))
            address[..address.LastIndexOf('@')].ShouldEndWith("}", Case.Sensitive, "a password in clear");
    }

    [Fact]
    public void The_example_of_settings_names_every_variable_and_fills_in_no_password()
    {
        var example = File.ReadAllLines(Checkout.At("deploy", "env.example")).Where(l => l.Contains('=', StringComparison.Ordinal) && l[0] != '#')
            .ToDictionary(l => l[..l.IndexOf('=', StringComparison.Ordinal)], l => l[(l.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        example.Keys.ShouldBe(Variables().Matches(_file.Text).Select(v => v.Groups["name"].Value).Distinct(), ignoreOrder: true);
        foreach (var (name, value) in example.Where(e => e.Key.Contains("PASSWORD", StringComparison.Ordinal))) value.ShouldBeEmpty(name);
    }

    [Fact]
    public void Only_the_proxy_can_be_reached_from_outside()
    {
        _file.Services.Where(s => s.Ports.Count > 0).Select(s => s.Name).ShouldBe(["proxy"]);
        foreach (var store in Stores) _file[store].Networks.ShouldBe(["inside"], store);
        _file.Networks["inside"].ShouldBeTrue("the stores' network has no way out");
        _file["proxy"].Networks.ShouldNotContain("inside");
    }

    [Fact]
    public void Servers_wait_for_the_stores_and_the_proxy_for_the_servers()
    {
        foreach (var server in Servers) _file[server].WaitsFor.Keys.ShouldBe(Stores, ignoreOrder: true);
        _file["proxy"].WaitsFor.Keys.ShouldBe(Servers, ignoreOrder: true);
        _file.Services.SelectMany(s => s.WaitsFor.Values).ShouldAllBe(condition => condition == "service_healthy");
    }

    [Fact]
    public void What_must_outlive_a_container_lies_on_a_volume_that_is_declared()
    {
        var mounts = _file.Services.SelectMany(s => s.Mounts.Select(m => (s.Name, Source: m.Split(':')[0]))).ToList();
        mounts.Where(m => m.Source[0] != '.').Select(m => m.Source).Distinct().ShouldBe(_file.Volumes, ignoreOrder: true);
        foreach (var (_, file) in mounts.Where(m => m.Source[0] == '.')) File.Exists(Checkout.At(file)).ShouldBeTrue(file);
        _file["eventstore"].Mounts.ShouldNotBeEmpty();
        _file["postgres"].Mounts.ShouldContain(m => m.StartsWith("tables:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_servers_share_the_secrets_and_nothing_else()
    {
        var shared = Servers.Select(s => _file[s].Mounts.Select(m => m.Split(':')[0])).Aggregate((a, b) => a.Intersect(b));
        shared.ShouldBe(["secrets"]);
        _file[Servers[0]].Environment.ShouldBe(_file[Servers[1]].Environment);
    }

    [Fact]
    public void Every_setting_of_a_server_is_one_that_the_program_knows()
    {
        var sources = Directory.EnumerateFiles(Checkout.At("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        foreach (var setting in _file[Servers[0]].Environment.Keys)
        {
            var quoted = $"\"{setting}\"";
            sources.ShouldContain(s => s.Contains(quoted, StringComparison.Ordinal), setting);
        }
    }

    [Fact]
    public void The_ledger_of_erasures_is_not_in_the_database_of_the_keys()
    {
        var settings = _file[Servers[0]].Environment;
        string[] databases = [.. new[] { "Views", "Keys", "Ledger" }.Select(name => settings[$"ConnectionStrings__{name}"].Split('/')[^1])];
        databases.Distinct().Count().ShouldBe(3);
        var made = File.ReadAllText(Checkout.At("deploy", "postgres", "databases.sql"));
        foreach (var database in databases) made.ShouldContain($"CREATE DATABASE {database};");
    }

    [Fact]
    public void The_proxys_network_is_the_one_whose_word_the_servers_take() =>
        _file.Text.ShouldContain($"- subnet: {_file[Servers[0]].Environment["HEATMAP_TRUSTED_PROXIES"]}");

    [GeneratedRegex(@"^[a-z/]+:\d+(\.\d+)*(-[a-z]+)?$")]
    private static partial Regex VersionedImage();

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)(?<how>[:?+-][^}]*)?\}")]
    private static partial Regex Variables();
}
