using Heatmap.Events;
using Heatmap.Query;
using Microsoft.AspNetCore.Mvc;

namespace Heatmap.Api;

/// <summary>The schema's AccountLink: what a person said by hand of which account somebody is.</summary>
public sealed class AccountLinkFields(SiteId site, string organization, AccountSaying said)
{
    public string? Subject => said.Subject;

    public string? From => said.From;

    public string? Account => said.Account;

    public bool Belongs => said.Belongs;

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(said.At);

    public string? By => said.By;

    /// <summary>Colleagues are told by their logins, and nobody of another organisation is.</summary>
    public async Task<string?> ByLogin([FromServices] Users users, CancellationToken cancellation) =>
        said.By is { } id ? await users.LoginOfAsync(id, organization, cancellation) : null;

    public async Task<bool> Forgotten(SubjectLoader subjects) =>
        said.Subject is { } subject && await subjects.LoadAsync((site, SubjectId.Parse(subject))) is null;
}
