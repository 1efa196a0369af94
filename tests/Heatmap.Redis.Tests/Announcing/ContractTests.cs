using Heatmap.Views.Tests;

namespace Heatmap.Redis.Tests;

public sealed class ContractTests(RedisFixture redis)
    : AnnouncementsContract(Some.ConnectedAsync(redis.Server, Some.Options(8), redis.NextDatabase()).Result.Announcements, 8), IClassFixture<RedisFixture>;

public sealed class ContractOverTwoNodesTests(RedisFixture redis)
    : AnnouncementsContract(TwoNodes.ConnectAsync(redis.Server, 8, redis.NextDatabase()).Result, 8), IClassFixture<RedisFixture>;
