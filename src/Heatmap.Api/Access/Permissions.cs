using Heatmap.Domain;
using Heatmap.GraphQL.Execution;

namespace Heatmap.Api;

/// <summary>
/// What a role allows within its organisation. So far everybody who is registered is an owner; a role that isn't known here may look at
/// totals, and do nothing more.
/// </summary>
internal static class Permissions
{
    private const string Administrator = "admin";
    private const string Analyst = "analyst";

    /// <summary>Whether the asker sees single sessions. Others aren't told of groups of fewer than <see cref="SmallGroups.Fewest"/>.</summary>
    public static bool SeesSessions(this Asker asker) => asker.Role is UserDecider.Owner or Administrator or Analyst;

    /// <summary>Refuses who may not say how a site is analysed.</summary>
    /// <exception cref="GraphQLException">The asker may not.</exception>
    public static void ThrowUnlessAnalyst(this Asker asker)
    {
        if (asker.Role is not (UserDecider.Owner or Administrator or Analyst))
            throw new GraphQLException("FORBIDDEN", "This needs the role of an analyst, or a higher one. An owner of the organisation can give it.");
    }

    /// <summary>Refuses who may not say what a site collects, keeps and forgets.</summary>
    /// <exception cref="GraphQLException">The asker may not.</exception>
    public static void ThrowUnlessAdministrator(this Asker asker)
    {
        if (asker.Role is not (UserDecider.Owner or Administrator))
            throw new GraphQLException("FORBIDDEN", "This needs the role of an administrator, or an owner. An owner of the organisation can give it.");
    }

    /// <exception cref="GraphQLException">The asker may not see single sessions.</exception>
    public static void ThrowUnlessSeesSessions(this Asker asker)
    {
        if (!asker.SeesSessions())
            throw new GraphQLException("FORBIDDEN", "Your role sees totals, not single sessions. An owner of the organisation can give you another.");
    }
}
