using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>What can be asked of a user. Login and password hash arrive sealed: the log never holds them in clear.</summary>
public abstract record UserCommand
{
    private UserCommand()
    {
    }

    public sealed record Register(string Organization, string Role, SealedBox Login) : UserCommand;

    public sealed record ChoosePassword(SealedBox Hash, bool OneTime) : UserCommand;
}
