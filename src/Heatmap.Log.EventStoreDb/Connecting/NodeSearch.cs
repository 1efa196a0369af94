using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Heatmap.Log.EventStoreDb.Wire;

namespace Heatmap.Log.EventStoreDb;

/// <summary>
/// Looks for a node: by gossip, when there may be several, and by asking the node itself whether it leads. It remembers what each
/// that was asked has answered, for the error if none is found.
/// </summary>
internal sealed class NodeSearch(Cluster cluster, ConnectionSettings settings, EventStoreDbLogOptions options)
{
    // A stream that nobody writes: reading it asks for nothing but whether the node serves it. Everybody may read it.
    private static readonly ByteString Nowhere = ByteString.CopyFrom("leader-probe", Encoding.ASCII);

    private readonly Dictionary<Endpoint, string> _answers = [];
    private readonly List<Endpoint> _members = [];

    public string Answers => string.Join("; ", _answers.Values);

    public async Task<Node?> TryAsync(bool leader, CancellationToken cancellation)
    {
        foreach (var endpoint in await CandidatesAsync(leader, cancellation).ConfigureAwait(false))
        {
            var node = cluster.NodeAt(endpoint);
            if (!leader || await LeadsAsync(node, cancellation).ConfigureAwait(false)) return node;
        }
        return null;
    }

    private async Task<IReadOnlyList<Endpoint>> CandidatesAsync(bool leader, CancellationToken cancellation)
    {
        if (leader && cluster.Hint is { } hint)
        {
            // Said once, tried once: if it is wrong, the others are asked again.
            cluster.ForgetHint();
            return [hint];
        }
        if (!settings.Discover) return settings.Hosts;
        foreach (var seed in settings.Hosts.Concat(_members).Distinct().ToArray())
        {
            if (await GossipAsync(seed, cancellation).ConfigureAwait(false) is not { } members) continue;
            _members.Clear();
            _members.AddRange(members.Select(EndpointOf));
            var wanted = leader ? NodePreference.Leader : settings.NodePreference;
            return [.. Preferred(members, wanted).Select(EndpointOf)];
        }
        return [];
    }

    private async Task<List<MemberInfo>?> GossipAsync(Endpoint seed, CancellationToken cancellation)
    {
        using var patience = new Patience(settings.GossipTimeout, options.Time, cancellation);
        try
        {
            var call = await Call<ClusterInfo>.BeginAsync(
                cluster.NodeAt(seed), Method.Gossip, new Empty(), ClusterInfo.Parser, requiresLeader: false, patience.Token).ConfigureAwait(false);
            await using var _ = call.ConfigureAwait(false);
            var info = await call.NextAsync(patience.Token).ConfigureAwait(false);
            var alive = info?.Members.Where(m => m.IsAlive && m.HttpEndPoint is { Address.Length: > 0 }).ToList() ?? [];
            _answers[seed] = $"{seed} knows {(alive.Count == 0 ? "no node that is alive" : string.Join(", ", alive.Select(m => $"{EndpointOf(m)} as {m.State}")))}";
            return alive;
        }
        catch (OperationCanceledException) when (patience.IsOver)
        {
            _answers[seed] = CallFailures.OfDeadline(seed, settings.GossipTimeout).Message;
        }
        catch (CallFailedException e)
        {
            _answers[seed] = e.Message;
        }
        return null;
    }

    private async Task<bool> LeadsAsync(Node node, CancellationToken cancellation)
    {
        using var patience = new Patience(settings.DefaultDeadline, options.Time, cancellation);
        try
        {
            var call = await Call<ReadResp>.BeginAsync(
                node, Method.Read, ReadRequests.Stream(Nowhere, ReadDirection.Forwards, null, count: 1), ReadResp.Parser, requiresLeader: true, patience.Token).ConfigureAwait(false);
            await using var _ = call.ConfigureAwait(false);
            while (await call.NextAsync(patience.Token).ConfigureAwait(false) is not null)
            {
            }
            return true;
        }
        catch (OperationCanceledException) when (patience.IsOver)
        {
            _answers[node.Endpoint] = CallFailures.OfDeadline(node.Endpoint, settings.DefaultDeadline).Message;
        }
        // Refused before it was looked whether the node leads: it serves, and what else is refused will be said then.
        catch (CallFailedException e) when (e.Status is GrpcStatus.PermissionDenied or GrpcStatus.Unauthenticated)
        {
            return true;
        }
        catch (CallFailedException e)
        {
            _answers[node.Endpoint] = e.Message;
            cluster.Leave(node, e.Leader);
        }
        return false;
    }

    private static Endpoint EndpointOf(MemberInfo member) => new(member.HttpEndPoint.Address, (int)member.HttpEndPoint.Port);

    /// <summary>
    /// Those who can serve, the preferred first. Between equals it is left to chance, so that many clients spread over them.
    /// </summary>
    private static IEnumerable<MemberInfo> Preferred(IEnumerable<MemberInfo> members, NodePreference preference)
    {
        MemberInfo.Types.State[] order = preference switch
        {
            NodePreference.Leader => [MemberInfo.Types.State.Leader],
            NodePreference.Follower => [MemberInfo.Types.State.Follower, MemberInfo.Types.State.Leader],
            NodePreference.ReadOnlyReplica =>
                [MemberInfo.Types.State.ReadOnlyReplica, MemberInfo.Types.State.ReadOnlyLeaderless, MemberInfo.Types.State.Follower, MemberInfo.Types.State.Leader],
            _ => [MemberInfo.Types.State.Leader, MemberInfo.Types.State.Follower, MemberInfo.Types.State.ReadOnlyReplica],
        };
        var able = members.Where(m => order.Contains(m.State)).ToArray();
        RandomNumberGenerator.Shuffle(able.AsSpan());
        return preference == NodePreference.Random ? able : able.OrderBy(m => Array.IndexOf(order, m.State));
    }
}
