using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>What a user is now.</summary>
public sealed record UserProfile(string Organization, string Role, SealedBox Login, SealedBox? Password, bool OneTime)
{
    /// <summary>Counts password changes: tokens given under an earlier password are worthless.</summary>
    public int PasswordVersion { get; init; }

    public static UserProfile? Evolve(UserProfile? before, IEvent happened) => happened switch
    {
        UserRegistered e => new UserProfile(e.Organization, e.Role, e.Details, null, OneTime: false),
        PasswordChosen e => before is null ? null : before with { Password = e.Details, OneTime = e.OneTime, PasswordVersion = before.PasswordVersion + 1 },
        _ => before,
    };
}
