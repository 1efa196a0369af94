using System.Text.Json;
using System.Text.Json.Nodes;
using Heatmap.Api;
using Heatmap.Domain;
using Heatmap.Events;
using Heatmap.Privacy;
using Heatmap.Query;

namespace Heatmap.Server;

/// <summary>What the command line can ask of whoever owns the data folder. Each ends with a JSON result.</summary>
public sealed class ControlOperations(Installation installation, Organizations organizations, Users users, ProjectionStatus status, ISourceMapCatalogue maps)
{
    private const int MostNamed = 20;

    private readonly ProjectionOperations _projections = new(installation, status);
    private readonly SourceMapOperations _sourceMaps = new(installation, maps);

    public delegate Task<JsonNode> Operation(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation);

    public Operation? Find(string name) => name switch
    {
        "projections/list" => _projections.ListAsync,
        "projections/rebuild" => _projections.RebuildAsync,
        "projections/verify" => _projections.VerifyAsync,
        "projections/resume" => _projections.ResumeAsync,
        "forget" => ForgetAsync,
        "retention/show" => new RetentionOperations(installation).ShowAsync,
        "retention/apply" => new RetentionOperations(installation).ApplyAsync,
        "retention/choose" => new RetentionOperations(installation).ChooseAsync,
        "source-maps/add" => _sourceMaps.AddAsync,
        "source-maps/list" => _sourceMaps.ListAsync,
        "source-maps/remove" => _sourceMaps.RemoveAsync,
        "receipt/verify" => VerifyReceiptAsync,
        "keys/rotate" => RotateAsync,
        "organizations/add" => AddOrganizationAsync,
        "owner/reset" => ResetOwnerAsync,
        "backup" => BackUpAsync,
        "troubles" => (_, _, _) => Task.FromResult<JsonNode>(new JsonArray([.. installation.Troubles.Select(t => (JsonNode)t)])),
        _ => null,
    };

    private async Task<JsonNode> ForgetAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
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

    private async Task<JsonNode> VerifyReceiptAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        var verdict = await installation.Keys.Vault.Receipts.VerifyAsync(Text(arguments, "receipt"), cancellation);
        return JsonSerializer.SerializeToNode(verdict.Problems)!;
    }

    private async Task<JsonNode> RotateAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        tell(new ControlAnswer { Doing = "beginning a new epoch" });
        var told = new ToldRotation(p => tell(new ControlAnswer { Doing = $"{p.Rewrapped} {(p.Rewrapped == 1 ? "key" : "keys")} re-wrapped into epoch {p.Epoch}" }));
        var rotation = await installation.Keys.Vault.Epochs.RotateAsync(told, cancellation);
        return new JsonObject { ["epoch"] = rotation.Epoch, ["rewrapped"] = rotation.Rewrapped, ["unrecoverable"] = rotation.Unrecoverable };
    }

    private async Task<JsonNode> AddOrganizationAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
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

    private async Task<JsonNode> ResetOwnerAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        var login = Text(arguments, "login");
        var found = await users.FindAsync(login, cancellation) ?? throw new RefusedException("unknown-user", $"There is no user '{login}'.");
        var password = OneTimePassword.New();
        await users.SetPasswordAsync(found.Id, password, oneTime: true, by: null, cancellation);
        return new JsonObject { ["login"] = login, ["oneTimePassword"] = password };
    }

    private async Task<JsonNode> BackUpAsync(JsonObject arguments, Action<ControlAnswer> tell, CancellationToken cancellation)
    {
        var backup = new Backup(installation, (part, doing) => tell(new ControlAnswer { Progress = part, Doing = doing }));
        var manifest = await backup.RunAsync(
            Text(arguments, "to"), Optional(arguments, "since"), arguments["views"]?.GetValue<bool>() ?? false, cancellation);
        return BackupWords.ToJson(Text(arguments, "to"), manifest);
    }

    private string KnownSites() => installation.Sites.All.Count == 0
        ? "There are none yet."
        : $"There are: {string.Join(", ", installation.Sites.All.Take(MostNamed).Select(s => $"{s.Id} ({s.Name})"))}.";

    private static string? Optional(JsonObject arguments, string name) => arguments[name]?.GetValue<string>();

    private static string Text(JsonObject arguments, string name) =>
        Optional(arguments, name) ?? throw new RefusedException("missing-argument", $"'{name}' is missing.");
}
