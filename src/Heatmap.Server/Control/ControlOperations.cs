using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Api;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.Privacy;
using Heatmap.Projections;
using Heatmap.Query;
using Heatmap.Views;

namespace Heatmap.Server;

/// <summary>What the command line can ask of whoever owns the data folder. Each ends with a JSON result.</summary>
public sealed class ControlOperations(Installation installation, Organizations organizations, Users users, ProjectionStatus status)
{
    private const int MostNamed = 20;

    public delegate Task<JsonNode> Operation(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation);

    public Operation? Find(string name) => name switch
    {
        "projections/list" => ListAsync,
        "projections/rebuild" => RebuildAsync,
        "projections/verify" => VerifyAsync,
        "forget" => ForgetAsync,
        "receipt/verify" => VerifyReceiptAsync,
        "keys/rotate" => RotateAsync,
        "organizations/add" => AddOrganizationAsync,
        "owner/reset" => ResetOwnerAsync,
        "backup" => BackUpAsync,
        "troubles" => (_, _, _) => Task.FromResult<JsonNode>(new JsonArray([.. installation.Troubles.Select(t => (JsonNode)t)])),
        _ => null,
    };

    private async Task<JsonNode> ListAsync(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation)
    {
        await installation.Projector.Opened.WaitAsync(cancellation);
        var all = await status.EverythingAsync(cancellation);
        return new JsonArray([.. all.SelectMany(p => p.Generations.Select(g => (JsonNode)new JsonObject
        {
            ["projection"] = p.Name,
            ["codeVersion"] = p.CodeVersion,
            ["generation"] = g.Id,
            ["scope"] = g.Scope,
            ["definitionsVersion"] = g.DefinitionsVersion,
            ["state"] = g.State.ToString().ToLowerInvariant(),
            ["position"] = g.Position,
            ["progress"] = g.Progress,
            ["trouble"] = g.Trouble,
        }))]);
    }

    private async Task<JsonNode> RebuildAsync(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation)
    {
        var rebuilt = new JsonArray();
        foreach (var name in Named(arguments))
        {
            progress(0, $"rebuilding {name}");
            var generations = await installation.Rebuilds.RebuildAsync(name, p => progress(p.Part, $"rebuilding {name}"), cancellation);
            foreach (var generation in generations)
                rebuilt.Add(new JsonObject { ["projection"] = name, ["scope"] = generation.Scope, ["generation"] = generation.Id.Value });
        }

        return rebuilt;
    }

    private async Task<JsonNode> VerifyAsync(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation)
    {
        var verified = new JsonArray();
        foreach (var name in Named(arguments))
        {
            progress(0, $"verifying {name}");
            foreach (var result in await installation.Rebuilds.VerifyAsync(name, p => progress(p.Part, $"verifying {name}"), cancellation))
            {
                verified.Add(new JsonObject
                {
                    ["projection"] = name,
                    ["scope"] = result.Live.Scope,
                    ["position"] = result.Position,
                    ["rows"] = result.Rows,
                    ["equal"] = result.FirstDifference is null,
                    ["firstDifference"] = result.FirstDifference,
                });
            }
        }

        return verified;
    }

    private async Task<JsonNode> ForgetAsync(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation)
    {
        await installation.Projector.Opened.WaitAsync(cancellation);
        var id = Text(arguments, "site");
        var site = (SiteId.IsValid(id) ? installation.Sites.Find(new SiteId(id)) : null)
            ?? throw new RefusedException("unknown-site", $"There is no site '{id}'. {KnownSites()}");
        var visitor = new VisitorInput(Optional(arguments, "subject"), Optional(arguments, "visitor"), Optional(arguments, "email"), Optional(arguments, "userId"));
        var outcome = await installation.Forgetting.ForgetAsync(site.Id, visitor.ToWhom(), site.ErasureEffect, "command line", cancellation);
        return outcome switch
        {
            ForgetOutcome.Forgotten done => new JsonArray([.. done.Receipts.Select(r => JsonNode.Parse(r.ToJson()))]),
            ForgetOutcome.AlreadyForgotten => throw new RefusedException("already-forgotten", "This visitor was forgotten already."),
            _ => throw new RefusedException("nobody-found", "This site knows no such visitor; nothing was changed."),
        };
    }

    private async Task<JsonNode> VerifyReceiptAsync(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation)
    {
        var verdict = await installation.Keys.Vault.Receipts.VerifyAsync(Text(arguments, "receipt"), cancellation);
        return JsonSerializer.SerializeToNode(verdict.Problems)!;
    }

    private async Task<JsonNode> RotateAsync(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation)
    {
        progress(null, "beginning a new epoch");
        var told = new ToldRotation(p => progress(null, $"{p.Rewrapped} {(p.Rewrapped == 1 ? "key" : "keys")} re-wrapped into epoch {p.Epoch}"));
        var rotation = await installation.Keys.Vault.Epochs.RotateAsync(told, cancellation);
        return new JsonObject { ["epoch"] = rotation.Epoch, ["rewrapped"] = rotation.Rewrapped, ["unrecoverable"] = rotation.Unrecoverable };
    }

    private async Task<JsonNode> AddOrganizationAsync(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation)
    {
        var (login, password) = (Text(arguments, "login"), OneTimePassword.New());
        var origins = arguments["origins"]?.AsArray().Select(o => o!.GetValue<string>()).ToList() ?? [];
        var (name, siteName) = (Text(arguments, "name"), Text(arguments, "site"));
        Organizations.Check(name, siteName, origins);
        await users.CheckNewAsync(login, password, cancellation);
        var organization = await organizations.FoundAsync(name, cancellation);
        var site = await organizations.RegisterSiteAsync(organization, siteName, origins, by: null, cancellation);
        await users.RegisterAsync(organization, UserDecider.Owner, login, password, oneTime: true, cancellation);
        return new JsonObject
        {
            ["organization"] = organization,
            ["site"] = site.Id.Value,
            ["publicKey"] = site.PublicKey,
            ["login"] = login,
            ["oneTimePassword"] = password,
        };
    }

    private async Task<JsonNode> ResetOwnerAsync(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation)
    {
        var login = Text(arguments, "login");
        var found = await users.FindAsync(login, cancellation) ?? throw new RefusedException("unknown-user", $"There is no user '{login}'.");
        var password = OneTimePassword.New();
        await users.SetPasswordAsync(found.Id, password, oneTime: true, by: null, cancellation);
        return new JsonObject { ["login"] = login, ["oneTimePassword"] = password };
    }

    private async Task<JsonNode> BackUpAsync(JsonObject arguments, Action<double?, string> progress, CancellationToken cancellation)
    {
        var manifest = await new Backup(installation, progress).RunAsync(Text(arguments, "to"), Optional(arguments, "since"), arguments["views"]?.GetValue<bool>() ?? false, cancellation);
        return BackupWords.ToJson(Text(arguments, "to"), manifest);
    }

    private string KnownSites() => installation.Sites.All.Count == 0
        ? "There are none yet."
        : $"There are: {string.Join(", ", installation.Sites.All.Take(MostNamed).Select(s => $"{s.Id} ({s.Name})"))}.";

    private static IReadOnlyList<string> Named(JsonObject arguments) =>
        Optional(arguments, "projection") is { } name ? [name] : [.. AllProjections.List.Select(p => p.Version.Name)];

    private static string? Optional(JsonObject arguments, string name) => arguments[name]?.GetValue<string>();

    private static string Text(JsonObject arguments, string name) =>
        Optional(arguments, name) ?? throw new RefusedException("missing-argument", $"'{name}' is missing.");
}
