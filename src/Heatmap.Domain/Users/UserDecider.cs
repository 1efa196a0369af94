using Heatmap.Events;

namespace Heatmap.Domain;

/// <summary>A person who may sign in.</summary>
public static class UserDecider
{
    /// <summary>The only role so far; it may do everything within its organisation.</summary>
    public const string Owner = "owner";

    public static Decider<UserCommand, UserProfile?> Rules { get; } = new(null, Decide, UserProfile.Evolve);

    private static IReadOnlyList<IEvent> Decide(UserCommand command, UserProfile? user) => (command, user) switch
    {
        (UserCommand.Register c, null) => [new UserRegistered(c.Organization, c.Role, c.Login)],
        (UserCommand.Register, _) => throw new RefusedException("user-exists", "The user is already registered."),
        (_, null) => throw new RefusedException("unknown-user", "There is no such user."),
        (UserCommand.ChoosePassword c, _) => [new PasswordChosen(c.OneTime, c.Hash)],
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };
}
