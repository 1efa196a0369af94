namespace Heatmap.Log.Tests;

public sealed class SqliteRestoringTests() : RestoringContract(RestoringStore.SqliteAsync);

public sealed class PostgresRestoringTests() : RestoringContract(RestoringStore.PostgresAsync);

[Collection(EventStoreDbStore.OneAtATime)]
public sealed class EventStoreDbRestoringTests() : RestoringContract(RestoringStore.EventStoreDbAsync);
